package dev.hitch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.callback.QuarkusTestAfterAllCallback;
import io.quarkus.test.junit.callback.QuarkusTestContext;

/**
 * Watches what is reflected upon while the service runs under test. A native binary finds of a class only what was
 * registered when it was built, and says nothing of the rest. {@link dev.hitch.packaging.NativeSourcesCheck} compares
 * what was found in the tests since the last {@code clean} with what is registered.
 *
 * <p>The JVM itself keeps what it was asked about a class, in {@code Class.reflectionData}. At the start that is
 * forgotten: what was asked before, Quarkus asks while a binary is built.
 */
public class Reflected implements QuarkusTestAfterAllCallback {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path FOUND = Path.of("target", "hitch-test", "reflected.txt");

    /** What the JVM keeps, and what has to be registered for it. */
    private static final Map<String, String> KINDS = Map.of(
            "declaredFields", "allDeclaredFields",
            "publicFields", "allDeclaredFields",
            "declaredPublicFields", "allDeclaredFields",
            "declaredMethods", "allDeclaredMethods",
            "publicMethods", "allDeclaredMethods",
            "declaredPublicMethods", "allDeclaredMethods",
            "declaredConstructors", "allDeclaredConstructors",
            "publicConstructors", "allDeclaredConstructors");

    /** Null in a JVM that does it in another way, where there is nothing to watch. */
    private static final Field KEPT = field(Class.class, "reflectionData");

    private static volatile boolean watching;

    /**
     * What was reflected upon in the tests since the last {@code clean}, by class, in native-image's words; nothing
     * where there was none.
     */
    public static Map<String, Set<String>> found() throws IOException {
        return Files.exists(FOUND)
                ? Files.readAllLines(FOUND).stream()
                        .map(line -> line.split(" "))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> Set.of(parts[1].split(","))))
                : Map.of();
    }

    void forget(@Observes @Priority(1) StartupEvent starting) throws IllegalAccessException {
        if (KEPT != null) {
            for (Class<?> type : ours()) {
                KEPT.set(type, null);
            }
            watching = true;
        }
    }

    @Override
    public void afterAll(QuarkusTestContext context) {
        // Not where the service is another process.
        if (watching) {
            try {
                Files.write(FOUND, lines());
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    // With what was there: several services may have run, one after the other.
    private static List<String> lines() throws IOException {
        Map<String, Set<String>> all = new TreeMap<>(found());
        for (Class<?> type : ours()) {
            Set<String> kinds = kinds(type);
            kinds.addAll(all.getOrDefault(type.getName(), Set.of()));
            all.put(type.getName(), kinds);
        }
        return all.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + " " + String.join(",", entry.getValue()))
                .toList();
    }

    private static Set<String> kinds(Class<?> type) {
        Set<String> kinds = new TreeSet<>();
        if (read(KEPT, type) instanceof Reference<?> reference && reference.get() != null) {
            Object kept = reference.get();
            KINDS.forEach((name, kind) -> {
                if (read(field(kept.getClass(), name), kept) != null) {
                    kinds.add(kind);
                }
            });
        }
        // The JVM asks an enum for its values in this way; a native binary knows them.
        return type.isEnum() && kinds.equals(Set.of("allDeclaredMethods")) ? new TreeSet<>() : kinds;
    }

    private static List<Class<?>> ours() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (Stream<Path> files = Files.walk(CLASSES.resolve("dev"))) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("EmbeddedPostgres"))
                    .<Class<?>>map(name -> load(name.replace(".class", "").replace('/', '.'), loader))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException other) {
            return null;
        }
    }

    private static Object read(Field field, Object holder) {
        try {
            return field.get(holder);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
