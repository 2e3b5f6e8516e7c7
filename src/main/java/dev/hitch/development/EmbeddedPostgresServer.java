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
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real Postgres on loopback, from binaries that come as a Maven artifact. Never part of a production jar. */
final class EmbeddedPostgresServer {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 10;

    private EmbeddedPostgresServer() {}

    /**
     * The URL of the server whose data lie in {@code directory}. It is started if it does not run. The process that
     * started it stops it at its end; if that process was killed, the first one that finds the server does.
     *
     * @param keep whether the data must survive a crash of the machine; without, commits are faster
     */
    static String startOrReuse(Path directory, boolean keep) {
        Path owner = directory.resolveSibling(directory.getFileName() + ".owner");
        try {
            Optional<Running> running = running(directory);
            if (running.isEmpty() || process(owner).isEmpty()) {
                running.ifPresent(EmbeddedPostgresServer::stopAtTheEnd);
                Files.createDirectories(directory);
                Files.writeString(owner, String.valueOf(ProcessHandle.current().pid()));
            }
            return url(running.isPresent() ? running.get().port() : start(directory, keep));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static int start(Path directory, boolean keep) throws IOException {
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
    }

    // Postgres ends when its clients have: this process closes its connections at the same time.
    private static void stopAtTheEnd(Running server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.process().destroy();
            server.process()
                    .onExit()
                    .completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS)
                    .join();
        }));
    }

    // Postgres refuses a directory that others may enter, as one copied without its permissions is.
    private static void restrict(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    // Postgres writes its process id on line 1 of this file and its port on line 4.
    private static Optional<Running> running(Path directory) throws IOException {
        Path file = directory.resolve("postmaster.pid");
        Optional<ProcessHandle> process = process(file);
        List<String> lines = process.isPresent() ? Files.readAllLines(file) : List.of();
        return Optional.of(lines)
                .filter(found -> found.size() >= 4)
                .map(found ->
                        new Running(process.get(), Integer.parseInt(found.get(3).strip())))
                .filter(server -> listening(server.port()));
    }

    /** The process whose id is on the first line of {@code file}, if there are both. */
    private static Optional<ProcessHandle> process(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .findFirst()
                        .flatMap(id -> ProcessHandle.of(Long.parseLong(id.strip())))
                : Optional.empty();
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

    private record Running(ProcessHandle process, int port) {}
}
