package dev.hitch;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds main code to the {@link HouseRules}, and each rule to the class that breaks it. */
class ArchitectureTest {

    private static final JavaClasses HITCH = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hitch");
    private static final JavaClasses WRONG = new ClassFileImporter().importPackages("dev.hitch.wrong");

    private static final Pattern FILE = Pattern.compile("\\((\\w+)\\.java:\\d+\\)");

    @ParameterizedTest
    @EnumSource
    void mainCodeKeepsTheRule(HouseRules rule) {
        rule.rule().check(HITCH);
    }

    @ParameterizedTest
    @EnumSource
    void theRuleReportsTheClassThatBreaksItAndNoOther(HouseRules rule) {
        Set<String> reported = new TreeSet<>();
        for (String line : rule.rule()
                .allowEmptyShould(true)
                .evaluate(WRONG)
                .getFailureReport()
                .getDetails()) {
            Matcher file = FILE.matcher(line);
            while (file.find()) {
                reported.add(file.group(1));
            }
        }
        assertThat(reported)
                .containsExactlyElementsOf(
                        rule.brokenBy().stream().map(Class::getSimpleName).toList());
    }

    @Test
    void aLocaleIsMissedInEveryWayThereIs() {
        assertThat(HouseRules.WHAT_MACHINES_READ_KNOWS_NO_LOCALE
                        .rule()
                        .evaluate(WRONG)
                        .getFailureReport()
                        .getDetails())
                .hasSize(5);
    }

    @Test
    void everyPackageThatIsNamedExists() {
        Set<String> packages =
                HITCH.stream().map(HouseConditions::first).collect(Collectors.toCollection(TreeSet::new));
        packages.add("wrong");
        assertThat(HouseRules.Packages.ARROWS).containsOnlyKeys(packages);
        assertThat(HouseRules.Packages.EVERYONE).isSubsetOf(packages);
    }

    @Test
    void everyArrowIsUsed() {
        HouseRules.Packages.ARROWS.forEach((from, to) -> assertThat(HITCH.stream()
                        .filter(type -> HouseConditions.first(type).equals(from))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass())
                        .filter(type -> HITCH.contain(type.getName()))
                        .map(HouseConditions::first))
                .as("what %s uses", from)
                .containsAll(to));
    }

    @Test
    void theListOfOpenResourcesIsWhole() {
        assertThat(HITCH.stream()
                        .filter(type -> type.isAnnotatedWith(PermitAll.class)
                                || type.getMethods().stream()
                                        .anyMatch(method -> method.isAnnotatedWith(PermitAll.class)))
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(HouseRules.Packages.OPEN);
    }
}
