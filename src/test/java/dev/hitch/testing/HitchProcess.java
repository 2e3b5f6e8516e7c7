package dev.hitch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The packaged service, jar or binary, as a process of its own, as an operator starts it: settings by environment
 * alone.
 */
public final class HitchProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 3;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final Path output;
    private final int port;

    private HitchProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts the service and waits until it is ready. */
    public static HitchProcess start(Map<String, String> environment) {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Map<String, String> all = new HashMap<>(environment);
            all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
            HitchProcess started = launch(all, port);
            if (started.becomesReady()) {
                return started;
            }
            started.close();
            // Between the look for a port and the start, another process may have taken it.
            boolean taken = started.output().contains("Port " + port);
            if (!taken || attempt == ATTEMPTS) {
                throw new IllegalStateException("It did not become ready:\n" + started.output());
            }
        }
    }

    private boolean becomesReady() {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!ready()) {
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return true;
    }

    /** Runs a command, or a start that is expected to fail, and waits for its end. */
    public static HitchProcess run(Map<String, String> environment, String... arguments) {
        HitchProcess started = begin(environment, arguments);
        started.awaitEnd();
        return started;
    }

    /** Starts a command and waits for nothing. */
    public static HitchProcess begin(Map<String, String> environment, String... arguments) {
        return launch(environment, 0, arguments);
    }

    /** Waits until it has printed {@code text}. */
    public void awaitOutput(String text) {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!output().contains(text)) {
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                throw new IllegalStateException("It did not print \"" + text + "\":\n" + output());
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** Stops it as it is, or lets it go on. */
    public void frozen(boolean frozen) {
        try {
            new ProcessBuilder("kill", frozen ? "-STOP" : "-CONT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static HitchProcess launch(Map<String, String> environment, int port, String... arguments) {
        try {
            Path output =
                    Files.createTempFile(Files.createDirectories(Path.of("target", "hitch-test")), "process", ".log");
            List<String> command = new ArrayList<>(program());
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.matches("(DATABASE_URL|HITCH_.*|MP_JWT_.*|QUARKUS_.*|MAVEN_.*)"));
            builder.environment().putAll(environment);
            return new HitchProcess(builder.start(), output, port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> program() {
        // The name that Quarkus's own tests know the binary by.
        String binary = System.getProperty("native.image.path");
        return binary != null
                ? List.of(binary)
                : List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        JAR.toAbsolutePath().toString());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private boolean ready() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Where it listens. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** Everything it has printed. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Its exit status, once it has ended by itself. */
    public int exitStatus() {
        return process.exitValue();
    }

    /** Asks it to end, as Kubernetes does: SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Waits until it has ended. */
    public void awaitEnd() {
        try {
            if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                close();
                throw new IllegalStateException("It did not end:\n" + output());
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Pulls the plug: SIGKILL. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
