package dev.hitch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.hitch.wrong.ForeignTable;

import static org.assertj.core.api.Assertions.assertThat;

/** No SQL of one feature reads or writes a table of another: whoever changes a table must find all that uses it. */
class TableOwnersTest {

    private static final Map<String, String> OWNERS = Map.of(
            "application", "application",
            "connection", "connection",
            "link_secret", "link",
            "link_step", "link",
            "link_template", "template",
            "public_token", "link",
            "short_link", "shortlink",
            "short_link_tag", "shortlink");

    // Writes the rows of the demonstration, in development alone. Re-sealing needs no exception: features name their
    // tables to it.
    private static final Set<String> EXCEPTIONS = Set.of("development/DemoData.java");

    private static final Pattern CREATED = Pattern.compile("CREATE TABLE (\\w+)");
    private static final Pattern USED = Pattern.compile("\\b(?:FROM|JOIN|INTO|UPDATE|LOCK TABLE)\\s+(\\w+)");

    private static Stream<Path> files(String below, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(below))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> found(Pattern pattern, Path file) {
        try {
            Set<String> names = new TreeSet<>();
            pattern.matcher(Files.readString(file)).results().forEach(match -> names.add(match.group(1)));
            return names;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> foreign(Path file, String feature) {
        Set<String> tables = found(USED, file);
        tables.retainAll(OWNERS.keySet());
        tables.removeIf(table -> OWNERS.get(table).equals(feature));
        return tables;
    }

    @Test
    void everyTableHasAnOwner() {
        Set<String> created = new TreeSet<>();
        files("src/main/resources/db/migration", ".sql").forEach(file -> created.addAll(found(CREATED, file)));
        assertThat(created).isEqualTo(OWNERS.keySet());
    }

    @Test
    void aFeatureUsesItsOwnTablesAlone() {
        Path root = Path.of("src/main/java/dev/hitch");
        Map<String, Set<String>> foreign = new TreeMap<>();
        files(root.toString(), ".java").map(root::relativize).forEach(file -> {
            Set<String> tables = foreign(root.resolve(file), file.getName(0).toString());
            if (!tables.isEmpty()) {
                foreign.put(file.toString(), tables);
            }
        });
        assertThat(foreign).containsOnlyKeys(EXCEPTIONS);
    }

    @Test
    void aTableOfAnotherFeatureIsNoticed() {
        Path file = Path.of("src/test/java", ForeignTable.class.getName().replace('.', '/') + ".java");
        assertThat(foreign(file, "wrong")).containsExactly("connection", "short_link");
    }
}
