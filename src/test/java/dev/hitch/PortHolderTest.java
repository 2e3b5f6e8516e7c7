package dev.hitch;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PortHolderTest {

    private static final String TABLE = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 700 1 0 100 0 0 10 0
               1: 0100007F:1F91 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 701 1 0 20 4 30 10 -1
            """;

    @TempDir
    Path system;

    @BeforeEach
    void describe() throws IOException {
        Files.createDirectories(system.resolve("net"));
        Files.writeString(system.resolve("net/tcp"), TABLE);
        process("41", "postgres", "socket:[699]");
        process("4242", "java", "socket:[701]", "socket:[700]");
        Files.createDirectories(system.resolve("5"));
    }

    private void process(String id, String name, String... files) throws IOException {
        Path directory = Files.createDirectories(system.resolve(id).resolve("fd"));
        Files.writeString(directory.resolveSibling("comm"), name + "\n");
        for (int i = 0; i < files.length; i++) {
            Files.createSymbolicLink(directory.resolve("" + i), Path.of(files[i]));
        }
    }

    @Test
    void theProcessThatListensIsNamed() {
        assertThat(PortHolder.of(system, 8080)).contains("process 4242 (java)");
    }

    @Test
    void whoIsOnlyConnectedToThePortDoesNotHoldIt() {
        assertThat(PortHolder.of(system, 8081)).isEmpty();
        assertThat(PortHolder.of(system, 9)).isEmpty();
    }

    @Test
    void whereTheSystemShowsNothingItIsUnknown() {
        assertThat(PortHolder.of(system.resolve("nowhere"), 8080)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisProcessIsFound() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThat(PortHolder.of(socket.getLocalPort()).orElseThrow())
                    .contains("process " + ProcessHandle.current().pid() + " (");
        }
    }

    @Test
    void oneLineSaysWhichProcessToStopOrWhichSettingToUse() {
        assertThat(StartFailure.taken("0.0.0.0", 8080, Optional.of("process 4242 (java)")))
                .isEqualTo("Port 8080 is taken by process 4242 (java): stop that process, or name another port with"
                        + " QUARKUS_HTTP_PORT=8081");
        assertThat(StartFailure.taken("0.0.0.0", 8080, Optional.empty()))
                .contains("Port 8080 of 0.0.0.0", "lsof -i :8080", "QUARKUS_HTTP_PORT=8081");
    }
}
