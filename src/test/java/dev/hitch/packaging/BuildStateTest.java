package dev.hitch.packaging;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.github.f4b6a3.ulid.Ulid;
import com.google.zxing.common.BitMatrix;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.github.bucket4j.Bucket;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A native binary initialises its classes while it is built: what a static field holds then, every process that runs it
 * begins with. So all classes of ours, and of the libraries without a Quarkus extension that we reach, are initialised
 * here as that build does it, and whatever their static fields lead to is looked at: randomness, threads, open files,
 * the time, keys and what belongs to the machine of the build must not be there.
 */
class BuildStateTest {

    /** One class of each library that no extension of Quarkus looks after. */
    private static final List<Class<?>> LIBRARIES =
            List.of(Ulid.class, Bucket.class, BitMatrix.class, JsonCanonicalizer.class, CommandLine.class);

    /** Never initialised in a binary: what it needs is no part of the production jar. */
    private static final String DEVELOPMENT = "dev.hitch.development.EmbeddedPostgresServer";

    @BeforeAll
    static void openThePlatform() throws ReflectiveOperationException {
        ImageHeap.openThePlatform();
    }

    @Test
    void staticFieldsHoldNothingOfTheBuild() throws IOException {
        Set<String> names = reached();
        assertThat(names)
                .contains("dev.hitch.id.Ulids", "com.github.f4b6a3.ulid.UlidFactory")
                .hasSizeGreaterThan(250);
        ImageHeap heap = new ImageHeap();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        // Each class anew, untouched by other tests.
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            List<Class<?>> types = names.stream()
                    .flatMap(name -> initialised(name, loader).stream())
                    .toList();
            types.forEach(heap::walk);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(heap.size()).as("objects that were looked at").isGreaterThan(1_000);
        assertThat(heap.problems()).isEmpty();
    }

    private static Set<String> reached() {
        JavaClasses code = new ClassFileImporter()
                .importLocations(Stream.concat(
                                Stream.of(Location.of(Path.of("target", "classes"))),
                                LIBRARIES.stream().map(BuildStateTest::home))
                        .toList());
        Set<String> reached = new TreeSet<>();
        Deque<JavaClass> open = new ArrayDeque<>();
        code.stream()
                .filter(type -> type.getPackageName().startsWith("dev.hitch"))
                .forEach(open::add);
        while (!open.isEmpty()) {
            JavaClass type = open.pop();
            if (code.contain(type.getName()) && !type.getName().equals(DEVELOPMENT) && reached.add(type.getName())) {
                type.getDirectDependenciesFromSelf()
                        .forEach(one -> open.add(one.getTargetClass().getBaseComponentType()));
            }
        }
        return reached;
    }

    private static Location home(Class<?> type) {
        return Location.of(
                URI.create("jar:" + type.getProtectionDomain().getCodeSource().getLocation() + "!/"));
    }

    private static URL[] classPath() throws IOException {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = Path.of(entries[i]).toUri().toURL();
        }
        return urls;
    }

    private static Optional<Class<?>> initialised(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, true, loader));
        } catch (ClassNotFoundException | LinkageError missing) {
            // A library may name what is not there.
            assertThat(name).as(missing::toString).doesNotStartWith("dev.hitch");
            return Optional.empty();
        }
    }

    @Test
    void whatBelongsToAProcessIsFoundWhereverItHides() {
        ImageHeap heap = new ImageHeap();
        heap.walk(Harmful.class);
        assertThat(heap.problems().keySet())
                .extracting(path -> path.replaceFirst(".*\\$Harmful\\.(\\w+).*", "$1"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Harmful.class.getDeclaredFields())
                        .map(field -> field.getName())
                        .toList());
        ImageHeap calm = new ImageHeap();
        calm.walk(Harmless.class);
        assertThat(calm.problems()).isEmpty();
    }

    private static final class Harmful {
        static final SecureRandom RANDOM = new SecureRandom();
        static final Supplier<Long> IN_A_LAMBDA = new SplittableRandom()::nextLong;
        static final Map<String, List<Object>> IN_A_LIST = Map.of("x", List.of(Optional.of(new Thread("never"))));
        static final Held IN_A_RECORD = new Held(Instant.now());
        static final ZonedDateTime DATED = ZonedDateTime.now();
        static final long MILLISECONDS = System.currentTimeMillis();
        static final long NANOSECONDS = System.nanoTime();
        static final Object[] IN_AN_ARRAY = {new String[] {"at " + System.getProperty("user.dir") + "/x"}};
        static final Path FOLDER = Path.of("").toAbsolutePath();
        static final Object POOL = ForkJoinPool.commonPool();
        static final Object VARIABLE = new StringBuilder().append("x").toString() + longest();

        private static String longest() {
            return System.getenv().values().stream()
                    .max(java.util.Comparator.comparing(String::length))
                    .orElseThrow();
        }
    }

    private record Held(Object value) {}

    private static final class Harmless {
        static final Object LAMBDA = (Supplier<Object>) SecureRandom::new;
        static final Held EPOCH = new Held(Instant.EPOCH);
        static final Path RELATIVE = Path.of("target");
        static final long NUMBER = 86_400_000_000_000L;
        static final java.util.regex.Pattern PATTERN = java.util.regex.Pattern.compile("/tsp/v1/[a-z]+");
    }
}
