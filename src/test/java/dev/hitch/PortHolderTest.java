package dev.hitch;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PortHolderTest {

    private static final String LISTENS =
            "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 700 1 0 100 0";
    private static final String IS_CONNECTED =
            "   1: 0100007F:1F90 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 701 1 0 20 4";

    @Test
    void onlyTheSocketThatListensOnThePortHoldsIt() {
        assertThat(PortHolder.socket(LISTENS, 8080)).contains("socket:[700]");
        assertThat(PortHolder.socket(LISTENS, 8081)).isEmpty();
        assertThat(PortHolder.socket(IS_CONNECTED, 8080)).isEmpty();
        assertThat(PortHolder.socket("  sl  local_address rem_address   st tx_queue", 8080))
                .isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisProcessIsFound() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
            assertThat(PortHolder.of(port).orElseThrow())
                    .matches("process " + ProcessHandle.current().pid() + " \\(java.*\\)");
        }
        assertThat(PortHolder.of(port)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8080, 8081", "65535, 65534"})
    void oneLineSaysWhichProcessToStopOrWhichSettingToUse(int port, int other) {
        assertThat(StartFailure.taken("0.0.0.0", port, Optional.of("process 4242 (java)")))
                .isEqualTo("Port " + port + " is taken by process 4242 (java): stop that process, or use another port"
                        + " with QUARKUS_HTTP_PORT=" + other);
        assertThat(StartFailure.taken("0.0.0.0", port, Optional.empty()))
                .isEqualTo("Port " + port + " of 0.0.0.0 cannot be listened on, most likely because another process"
                        + " does (lsof -i :" + port + " shows which): stop that process, or use another port with"
                        + " QUARKUS_HTTP_PORT=" + other);
    }
}
