package dev.hitch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Set<String> sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(PortHolder::lines)
                .flatMap(line -> socket(line, port).stream())
                .collect(Collectors.toSet());
        return ProcessHandle.allProcesses()
                .filter(process -> openFiles(process).anyMatch(sockets::contains))
                .findFirst()
                .map(process -> "process " + process.pid()
                        + process.info()
                                .command()
                                .map(path -> " (" + new File(path).getName() + ")")
                                .orElse(""));
    }

    static Optional<String> socket(String line, int port) {
        String[] columns = line.strip().split("\\s+");
        String end = String.format(Locale.ROOT, ":%04X", port);
        return columns.length > 9 && columns[1].endsWith(end) && columns[3].equals(LISTENING)
                ? Optional.of("socket:[" + columns[9] + "]")
                : Optional.empty();
    }

    private static Stream<String> lines(String table) {
        try {
            return Files.readAllLines(Path.of(table)).stream();
        } catch (IOException anotherSystem) {
            return Stream.empty();
        }
    }

    private static Stream<String> openFiles(ProcessHandle process) {
        String[] names = new File("/proc/" + process.pid() + "/fd").list();
        return Stream.of(names == null ? new String[0] : names).map(name -> {
            try {
                return Files.readSymbolicLink(Path.of("/proc", "" + process.pid(), "fd", name))
                        .toString();
            } catch (IOException closed) {
                return "";
            }
        });
    }
}
