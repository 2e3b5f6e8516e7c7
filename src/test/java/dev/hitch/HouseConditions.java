package dev.hitch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What ArchUnit has no words for. */
final class HouseConditions {

    private static final String ROOT = "dev.hitch";

    private HouseConditions() {}

    /** Depend on no package of ours but the own one, those of {@code everyone}, and those that {@code arrows} name. */
    static ArchCondition<JavaClass> dependOnlyOn(Map<String, Set<String>> arrows, Set<String> everyone) {
        return condition("depend only on what the arrows allow", (type, events) -> {
            Set<String> allowed = arrows.get(first(type));
            if (allowed == null) {
                events.add(violated(type, type.getPackageName() + " has no arrows"));
                return;
            }
            dependencies(type)
                    .filter(target -> !first(target).equals(first(type)))
                    .filter(target -> !everyone.contains(first(target)) && !allowed.contains(first(target)))
                    .forEach(target -> events.add(violated(type, type.getName() + " uses " + target.getName())));
        });
    }

    /** Depend on no class of a package below the own one. */
    static ArchCondition<JavaClass> dependOnNoRoomBelow(Map<String, String> allowed) {
        return condition("depend on no package below their own", (type, events) -> {
            if (!allowed.containsKey(type.getPackageName())) {
                dependencies(type)
                        .filter(target -> target.getPackageName().startsWith(type.getPackageName() + "."))
                        .forEach(target -> events.add(violated(type, type.getName() + " uses " + target.getName())));
            }
        });
    }

    /** Be in a package with at most {@code most} classes that are neither nested nor records, enums or interfaces. */
    static ArchCondition<JavaClass> haveAtMost(int most, Map<String, String> allowed) {
        return new ArchCondition<>("be in a package of at most " + most + " classes with behaviour") {

            private final Map<String, Integer> counted = new TreeMap<>();
            private final Map<String, JavaClass> some = new TreeMap<>();

            @Override
            public void init(Collection<JavaClass> types) {
                counted.clear();
                types.stream().filter(HouseConditions::hasBehaviour).forEach(type -> {
                    counted.merge(type.getPackageName(), 1, Integer::sum);
                    some.putIfAbsent(type.getPackageName(), type);
                });
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {}

            @Override
            public void finish(ConditionEvents events) {
                counted.forEach((name, count) -> {
                    if (allowed.containsKey(name) == count <= most) {
                        events.add(violated(
                                some.get(name), name + " has " + count + (count > most ? "" : ": list it no more")));
                    }
                });
            }
        };
    }

    private static boolean hasBehaviour(JavaClass type) {
        return type.isTopLevelClass()
                && !type.isRecord()
                && !type.isEnum()
                && !type.isInterface()
                && !type.getSimpleName().equals("package-info");
    }

    /** Have a {@code package-info.java} beside them. */
    static ArchCondition<JavaClass> haveAPackageInfo() {
        return condition("have a package-info beside them", (type, events) -> {
            String file = type.getPackageName().replace('.', '/') + "/package-info.java";
            if (Stream.of("src/main/java", "src/test/java").noneMatch(at -> Files.exists(Path.of(at, file)))) {
                events.add(violated(type, file + " is missing"));
            }
        });
    }

    /**
     * Have no method annotated with {@code annotation} from which a method of {@code target} is called, however far.
     */
    static ArchCondition<JavaClass> notReach(Class<?> target, Class<?> annotation) {
        return condition("not use " + target.getSimpleName() + " in @" + annotation.getSimpleName(), (type, events) -> {
            type.getMethods().stream()
                    .filter(method -> method.getAnnotations().stream()
                            .anyMatch(found -> found.getRawType().isEquivalentTo(annotation)))
                    .forEach(method -> reached(method, target)
                            .forEach(via -> events.add(
                                    violated(type, method.getFullName() + " uses the pool in " + via.getFullName()))));
        });
    }

    private static List<JavaCodeUnit> reached(JavaCodeUnit from, Class<?> target) {
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(from));
        Deque<JavaCodeUnit> ahead = new ArrayDeque<>(seen);
        List<JavaCodeUnit> reached = new ArrayList<>();
        while (!ahead.isEmpty()) {
            JavaCodeUnit unit = ahead.pop();
            if (accesses(unit).anyMatch(access -> access.getTargetOwner().isEquivalentTo(target))) {
                reached.add(unit);
            }
            accesses(unit)
                    .filter(access -> ours(access.getTargetOwner()))
                    .map(access -> access.getTarget().resolveMember())
                    .flatMap(member -> member.stream())
                    .filter(JavaCodeUnit.class::isInstance)
                    .map(JavaCodeUnit.class::cast)
                    .filter(seen::add)
                    .forEach(ahead::push);
        }
        return reached;
    }

    private static Stream<JavaAccess<?>> accesses(JavaCodeUnit unit) {
        return unit.getAccessesFromSelf().stream();
    }

    private static Stream<JavaClass> dependencies(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(HouseConditions::ours)
                .distinct();
    }

    private static boolean ours(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /** The first name of a class's package below ours, empty for ours itself. */
    static String first(JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        return names.length > 2 ? names[2] : "";
    }

    private static ConditionEvent violated(JavaClass type, String message) {
        return SimpleConditionEvent.violated(type, message + " in " + type.getSourceCodeLocation());
    }

    private static ArchCondition<JavaClass> condition(
            String description, BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }
}
