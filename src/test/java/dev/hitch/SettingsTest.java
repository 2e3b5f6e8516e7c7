package dev.hitch;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.common.utils.StringUtil;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the tables of settings in the operating document against the settings interfaces of the code. */
class SettingsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|.*\\| ([^|]+) \\|$");
    private static final Pattern LITERAL = Pattern.compile("`([^`]+)`");
    // Made from DATABASE_URL, and not to be set.
    private static final Predicate<Method> IS_DATABASE_URL =
            method -> method.getDeclaringClass().getSimpleName().equals("DatabaseConfig")
                    && method.getName().equals("url");
    private static final Map<String, Optional<String>> IN_THE_CODE = inTheCode();
    private static final Pattern HITCH = Pattern.compile("`(HITCH_[A-Z_]+[A-Z])`");

    @Test
    void everySettingOfTheCodeIsInTheTableWithItsDefault() throws IOException {
        Map<String, String> documented = documented();
        assertThat(IN_THE_CODE).isNotEmpty().allSatisfy((name, value) -> {
            assertThat(documented).containsKey(name);
            Optional<String> literal = LITERAL.matcher(documented.get(name))
                    .results()
                    .map(match -> match.group(1))
                    .findFirst()
                    .filter(text -> !documented.containsKey(text));
            assertThat(literal).as("The default of " + name).isEqualTo(value);
        });
    }

    @Test
    void everySettingNamedInTheOperatingDocumentExists() throws IOException {
        assertThat(HITCH.matcher(operating())
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toSet()))
                .isNotEmpty()
                .isSubsetOf(IN_THE_CODE.keySet());
    }

    private static Map<String, String> documented() throws IOException {
        return ROW.matcher(operating())
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
    }

    private static String operating() throws IOException {
        return Files.readString(Path.of("src/docs/operating.md"));
    }

    private static Map<String, Optional<String>> inTheCode() {
        Map<String, Optional<String>> settings = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.hitch")) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                add(type.reflect(), settings);
            }
        }
        return settings;
    }

    private static void add(Class<?> mapping, Map<String, Optional<String>> settings) {
        String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
        Arrays.stream(mapping.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && !method.isDefault() && !IS_DATABASE_URL.test(method))
                .forEach(method -> settings.put(variable(prefix + "." + name(method)), value(method)));
    }

    private static String name(Method method) {
        return Optional.ofNullable(method.getAnnotation(WithName.class))
                .map(WithName::value)
                .orElseGet(() -> StringUtil.skewer(method.getName()));
    }

    private static Optional<String> value(Method method) {
        return Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value);
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
