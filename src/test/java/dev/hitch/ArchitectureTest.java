package dev.hitch;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.text.Collator;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.hitch.wrong.AmbientLocale;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The house rules. Each says why. */
class ArchitectureTest {

    private static final JavaClasses HITCH = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hitch");

    /** What everyone may use: value types and promises without features. */
    private static final Set<String> EVERYONE =
            Set.of("application", "error", "id", "time", "telemetry", "json", "origin", "paging", "query", "header");

    /** What a package may use beside that. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry(
                    "link",
                    Set.of("page", "shortlink", "template", "connection", "provider", "credential", "sync", "address")),
            Map.entry("template", Set.of("page", "sync")),
            Map.entry("connection", Set.of("provider", "credential", "sync")),
            Map.entry("page", Set.of("provider")),
            Map.entry("ratelimit", Set.of("connection", "budget")),
            Map.entry("budget", Set.of()),
            Map.entry(
                    "shortlink",
                    Set.of("page", "template", "fingerprint", "provider", "sync", "address", "budget", "postgres")),
            Map.entry("provider", Set.of("credential")),
            Map.entry("sync", Set.of()),
            Map.entry("credential", Set.of("command")),
            Map.entry("command", Set.of()),
            Map.entry("fingerprint", Set.of()),
            Map.entry("address", Set.of()),
            Map.entry("application", Set.of()),
            Map.entry("postgres", Set.of("development", "command")),
            Map.entry("development", Set.of()),
            Map.entry("error", Set.of()),
            Map.entry("id", Set.of()),
            Map.entry("time", Set.of()),
            Map.entry("telemetry", Set.of()),
            Map.entry("json", Set.of()),
            Map.entry("origin", Set.of()),
            Map.entry("paging", Set.of()),
            Map.entry("query", Set.of()),
            Map.entry("header", Set.of()),
            Map.entry("request", Set.of("page")),
            Map.entry("openapi", Set.of()));

    static Stream<Map.Entry<String, Set<String>>> arrows() {
        return ARROWS.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void arrowsPointOneWay(Map.Entry<String, Set<String>> arrow) {
        Set<String> allowed = new TreeSet<>(EVERYONE);
        allowed.addAll(arrow.getValue());
        allowed.add(arrow.getKey());
        String[] packages =
                allowed.stream().map(name -> "dev.hitch." + name + "..").toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.hitch." + arrow.getKey() + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.hitch..")
                        .and(not(DescribedPredicate.or(Stream.of(packages)
                                .map(JavaClass.Predicates::resideInAPackage)
                                .toList()))))
                .because("a change of one feature must not reach another that it has no business with")
                .allowEmptyShould(true)
                .check(HITCH);
    }

    @Test
    void everyPackageHasItsArrows() {
        Set<String> packages = new TreeSet<>();
        HITCH.forEach(type -> {
            String[] parts = type.getPackageName().split("\\.");
            if (parts.length > 2) {
                packages.add(parts[2]);
            }
        });
        assertThat(ARROWS.keySet()).containsAll(packages);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.hitch.(*)..")
                .should()
                .beFreeOfCycles()
                .because("what needs each other cannot be understood apart")
                .check(HITCH);
    }

    @Test
    void httpEndsAtTheResources() {
        noClasses()
                .that(not(simpleNameEndingWith("Resource")).and(not(simpleNameEndingWith("Templates"))))
                .and()
                .resideOutsideOfPackages(
                        "dev.hitch.error..", "dev.hitch.json..", "dev.hitch.telemetry..", "dev.hitch.request..")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.ws.rs.."))
                .because("the middle decides, the edges translate")
                .check(HITCH);
    }

    @Test
    void sqlLivesInRepositories() {
        noClasses()
                .that(not(simpleNameEndingWith("Repository")))
                .and()
                .resideOutsideOfPackage("dev.hitch.development..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.vertx.mutiny.sqlclient.."))
                .because("whoever looks for a query looks there")
                .check(HITCH);
    }

    @Test
    void transactionsAreDrawnByServices() {
        classes()
                .that(dependOnAnnotation(WithSession.class).or(dependOnAnnotation(WithTransaction.class)))
                .should()
                .haveSimpleNameEndingWith("Service")
                .because("what is written together or not at all is a decision")
                .check(HITCH);
    }

    private static DescribedPredicate<JavaClass> dependOnAnnotation(Class<?> annotation) {
        return DescribedPredicate.describe(
                "use @" + annotation.getSimpleName(), type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(annotation)));
    }

    @Test
    void claimsAreReadInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.hitch.application..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(JsonWebToken.class)
                .orShould()
                .dependOnClassesThat(resideInAPackage("org.jose4j.."))
                .because("who is calling must have one answer")
                .check(HITCH);
    }

    @Test
    void timeAndRandomnessComeFromOutside() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.hitch.application.token..", "dev.hitch.telemetry..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callConstructor(Random.class)
                .because("a test must be able to say what time it is and which code is drawn")
                .check(HITCH);
    }

    @Test
    void settingsAreNotAskedForInPassing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ConfigProvider.class, ConfigProviderResolver.class)
                .because("before Quarkus has started, a native binary answers with the settings of its build")
                .check(HITCH);
    }

    @Test
    void whatMachinesReadKnowsNoLocale() {
        localeIsNamed().check(HITCH);
        assertThatThrownBy(() -> localeIsNamed().check(new ClassFileImporter().importClasses(AmbientLocale.class)))
                .hasMessageContaining("(5 times)");
    }

    private static ArchRule localeIsNamed() {
        Map<Class<?>, Set<String>> ambient = Map.ofEntries(
                Map.entry(String.class, Set.of("format", "formatted", "toUpperCase", "toLowerCase")),
                Map.entry(PrintStream.class, Set.of("printf", "format")),
                Map.entry(PrintWriter.class, Set.of("printf", "format")),
                Map.entry(Formatter.class, Set.of("<init>")),
                Map.entry(
                        NumberFormat.class,
                        Set.of(
                                "getInstance",
                                "getNumberInstance",
                                "getIntegerInstance",
                                "getPercentInstance",
                                "getCurrencyInstance",
                                "getCompactNumberInstance")),
                Map.entry(DecimalFormat.class, Set.of("<init>")),
                Map.entry(DecimalFormatSymbols.class, Set.of("<init>", "getInstance")),
                Map.entry(MessageFormat.class, Set.of("<init>", "format")),
                Map.entry(SimpleDateFormat.class, Set.of("<init>")),
                Map.entry(Collator.class, Set.of("getInstance")),
                Map.entry(
                        DateTimeFormatter.class,
                        Set.of("ofPattern", "ofLocalizedDate", "ofLocalizedTime", "ofLocalizedDateTime")),
                Map.entry(DateTimeFormatterBuilder.class, Set.of("toFormatter")),
                Map.entry(Locale.class, Set.of("getDefault")));
        return noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "goes by the locale of the machine",
                        access -> access.getTarget() instanceof CodeUnitAccessTarget target
                                && ambient.entrySet().stream()
                                        .anyMatch(type -> target.getOwner().isEquivalentTo(type.getKey())
                                                && type.getValue().contains(target.getName()))
                                && target.getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Locale.class))))
                .because(
                        "some locales have digits and letter cases of their own, which no program on the other side understands");
    }

    @Test
    void nothingBlocks() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.hitch.development..")
                .should()
                .callMethod(Uni.class, "await")
                .because("a blocked event loop stops every request on it")
                .check(HITCH);
    }

    @Test
    void everyPackageTellsItsStory() {
        Set<String> packages = new TreeSet<>();
        HITCH.forEach(type -> packages.add(type.getPackageName()));
        packages.remove("dev.hitch");
        assertThat(packages).isNotEmpty().allSatisfy(name -> assertThat(
                        Path.of("src/main/java", name.replace('.', '/'), "package-info.java"))
                .exists());
    }
}
