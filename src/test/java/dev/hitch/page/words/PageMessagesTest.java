package dev.hitch.page.words;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.hitch.page.FormField;
import dev.hitch.provider.ProviderField;

import static org.assertj.core.api.Assertions.assertThat;

class PageMessagesTest {

    private static final Pattern NAMED = Pattern.compile("\\{([a-z]+)}");

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasEverySentence(Language language) throws IOException {
        List<String> sentences = Arrays.stream(PageMessages.class.getDeclaredMethods())
                .map(Method::getName)
                .toList();
        assertThat(words(language).keySet()).containsExactlyInAnyOrderElementsOf(sentences);
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguageNamesTheSameThings(Language language) throws IOException {
        assertThat(named(words(language))).isEqualTo(named(words(Language.ENGLISH)));
    }

    @Test
    void fieldsAreTranslatedWhereSomeoneDidAndEnglishElsewhere() {
        ProviderField database = new ProviderField("database", "Database", false, false, "The word after …");
        assertThat(FormField.of("geotab", database, Language.FRENCH).label()).isEqualTo("Base de données");
        assertThat(FormField.of("geotab", database, Language.FRENCH).help()).startsWith("Le mot qui suit");
        assertThat(FormField.of("geotab", database, Language.ENGLISH).help()).isEqualTo("The word after …");
        ProviderField password = new ProviderField("password", "Password", true, true, null);
        assertThat(FormField.of("new", password, Language.SPANISH).label()).isEqualTo("Contraseña");
        ProviderField unheardOf = new ProviderField("yard", "Yard", false, true, null);
        assertThat(FormField.of("new", unheardOf, Language.SPANISH).label()).isEqualTo("Yard");
    }

    @Test
    void secretsAreForgotten() {
        ProviderField password = new ProviderField("password", "Password", true, true, null);
        FormField field = FormField.of("geotab", password, Language.ENGLISH).with("hunter2", null);
        assertThat(field.value()).isEmpty();
    }

    private static Map<String, TreeSet<String>> named(Map<String, String> words) {
        Map<String, TreeSet<String>> named = new TreeMap<>();
        words.forEach((key, text) -> {
            TreeSet<String> names = new TreeSet<>();
            Matcher name = NAMED.matcher(text);
            while (name.find()) {
                names.add(name.group(1));
            }
            named.put(key, names);
        });
        return named;
    }

    private static Map<String, String> words(Language language) throws IOException {
        Map<String, String> words = new TreeMap<>();
        for (String line : Files.readAllLines(
                Path.of("src", "main", "resources", "messages", "msg_" + language.tag() + ".properties"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                assertThat(words.put(line.substring(0, equals), line.substring(equals + 1)))
                        .as("second %s", line)
                        .isNull();
            }
        }
        return words;
    }
}
