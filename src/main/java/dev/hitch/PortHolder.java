package dev.hitch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the process that listens on a port, where the operating system shows it in {@code /proc}, as Linux does.
 *
 * @see <a href="https://docs.kernel.org/networking/proc_net_tcp.html">the columns of /proc/net/tcp</a>
 */
final class PortHolder {

    private static final String LISTENING = "0A";

    private PortHolder() {}

    /** {@code process 4242 (java)}, or empty where it is not known, for example because it belongs to another user. */
    static Optional<String> of(int port) {
        return of(Path.of("/proc"), port);
    }

    static Optional<String> of(Path system, int port) {
        try {
            Set<String> sockets = sockets(system, port);
            for (Path process : list(system, "[0-9]*")) {
                if (holds(process, sockets)) {
                    String name = Files.readString(process.resolve("comm")).strip();
                    return Optional.of("process " + process.getFileName() + " (" + name + ")");
                }
            }
        } catch (IOException unreadable) {
            // Another system, or a process that has just ended: the caller can do without.
        }
        return Optional.empty();
    }

    private static Set<String> sockets(Path system, int port) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            Path file = system.resolve(table);
            lines.addAll(Files.exists(file) ? Files.readAllLines(file) : List.of());
        }
        String end = String.format(Locale.ROOT, ":%04X", port);
        return lines.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 9 && columns[1].endsWith(end) && columns[3].equals(LISTENING))
                .map(columns -> "socket:[" + columns[9] + "]")
                .collect(Collectors.toSet());
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try {
            for (Path file : list(process.resolve("fd"), "*")) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException hidden) {
            // Another user's, or it has just ended.
        }
        return false;
    }

    private static List<Path> list(Path directory, String names) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, names)) {
            List<Path> paths = new ArrayList<>();
            found.forEach(paths::add);
            return paths;
        }
    }
}
