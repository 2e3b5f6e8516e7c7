package dev.hitch.development;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts the server in processes of its own, as {@code quarkus:dev} does, and kills one of them. */
class EmbeddedPostgresServerTest {

    /** Uses the server until its input ends. */
    public static void main(String[] directory) throws IOException {
        System.out.println("URL " + EmbeddedPostgresServer.startOrReuse(Path.of(directory[0]), false));
        while (System.in.read() >= 0) {
            // Only the end counts.
        }
    }

    private static Process user(Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedPostgresServerTest.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String url(Process user) throws IOException {
        BufferedReader output = user.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith("URL ")) {
            line = output.readLine();
        }
        return line;
    }

    private static void end(Process user) throws IOException, InterruptedException {
        user.getOutputStream().close();
        assertThat(user.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static ProcessHandle server(Path directory) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
    }

    @Test
    void aServerThatAKilledProcessLeftIsStoppedByTheFirstOneThatFindsIt(@TempDir Path home) throws Exception {
        Path directory = home.resolve("postgres");
        Process killed = user(directory);
        String url = url(killed);
        ProcessHandle server = server(directory);
        try {
            killed.destroyForcibly().waitFor();
            assertThat(server.isAlive()).isTrue();
            Process heir = user(directory);
            assertThat(url(heir)).isEqualTo(url);
            Process guest = user(directory);
            assertThat(url(guest)).isEqualTo(url);
            end(guest);
            assertThat(server.isAlive()).isTrue();
            end(heir);
            assertThat(server.isAlive()).isFalse();
        } finally {
            server.destroyForcibly();
        }
    }
}
