package dev.hitch.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real Postgres on loopback, from binaries that come as a Maven artifact. Never part of a production jar. */
final class EmbeddedPostgresServer {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private EmbeddedPostgresServer() {}

    /**
     * The URL of the server whose data lie in {@code directory}. It is started where it does not run; where it does (another
     * process uses it, or one that was killed left it behind) that one is used.
     *
     * @param keep whether the data must survive a crash of the machine; without, commits are faster
     */
    static String startOrReuse(Path directory, boolean keep) {
        try {
            return url(running(directory).orElseGet(() -> start(directory, keep)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int start(Path directory, boolean keep) {
        try {
            Files.createDirectories(directory);
            restrict(directory);
            EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(START_LIMIT)
                    .setServerConfig("max_connections", "200");
            if (keep) {
                server.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
            }
            return server.start().getPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    // Postgres refuses a directory that others may enter, as one copied without its permissions is.
    private static void restrict(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    // Postgres writes its process id on line 1 of this file and its port on line 4.
    private static Optional<Integer> running(Path directory) throws IOException {
        Path file = directory.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 4
                || !ProcessHandle.of(Long.parseLong(lines.get(0).strip())).isPresent()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(lines.get(3).strip());
        return listening(port) ? Optional.of(port) : Optional.empty();
    }

    private static boolean listening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static String url(int port) {
        return "postgresql://postgres:postgres@localhost:" + port + "/postgres?sslmode=disable";
    }
}
