package dev.hitch.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** That the row of a connection is written in one way. */
class ConnectionRowTest {

    private static final JavaClasses HITCH = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hitch");

    private static final Pattern TEXT =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern SQL =
            Pattern.compile("\\b(SELECT|UPDATE|INSERT|DELETE|FROM|WHERE|RETURNING)\\b|\\w+ = [:?$]\\w+");

    private static Set<String> methodsThatSet(String field) {
        return HITCH.get(Connection.class).getField(field).getAccessesToSelf().stream()
                .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET)
                .map(access -> access.getOrigin().getOwner().getSimpleName() + "."
                        + access.getOrigin().getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theStatusIsSetInOneMethod() {
        assertThat(methodsThatSet("status")).containsExactly("Connection.become");
    }

    @Test
    void onlyTheEntitySetsItsFields() {
        Set<String> writers = HITCH.get(Connection.class).getFields().stream()
                .flatMap(field -> methodsThatSet(field.getName()).stream())
                .map(method -> method.substring(0, method.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(writers).containsExactly("Connection");
    }

    @Test
    void decisionsAreAskedForByTheOneWritePath() {
        Set<String> callers = HITCH.get(Connection.class).getMethods().stream()
                .filter(method -> method.getRawReturnType().getSimpleName().equals("Change"))
                .flatMap(method -> method.getCallsOfSelf().stream())
                .map(call -> call.getOriginOwner().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(callers).containsExactly("Connection", "ConnectionWriteService");
    }

    /**
     * The columns that decide what a connection is. Re-sealing is told the names of its columns and writes no others.
     */
    @Test
    void oneClassNamesTheseColumnsInSql() {
        Set<String> classes = new TreeSet<>();
        for (Path source : sources()) {
            String text = read(source);
            if (statements(text).stream().anyMatch(ConnectionRowTest::isOfConnection)) {
                classes.add(source.getFileName().toString());
            }
        }
        assertThat(classes).containsExactly("ConnectionRepository.java");
    }

    private static boolean isOfConnection(String sql) {
        boolean table = Pattern.compile("\\b(FROM|UPDATE|INTO|JOIN)\\s+connection\\b", Pattern.CASE_INSENSITIVE)
                .matcher(sql)
                .find();
        boolean column = Pattern.compile("\\b(status|credentials_box|token_hash)\\b")
                .matcher(sql)
                .find();
        boolean otherTable = Pattern.compile("\\b(FROM|UPDATE|INTO|JOIN)\\s+(?!connection\\b)\\w+")
                .matcher(sql)
                .find();
        return column && (table || !otherTable && sql.contains("credentials_box"));
    }

    private static List<String> statements(String source) {
        Matcher found = TEXT.matcher(source.replaceAll("//[^\\n\"]*\\n", "\n"));
        return found.results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .filter(text -> SQL.matcher(text).find())
                .toList();
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
