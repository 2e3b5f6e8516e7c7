package dev.hitch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The service as {@code quarkus:dev} shows it: with the development page and the demo application. */
public final class DevelopmentProfile implements QuarkusTestProfile {

    @Override
    public String getConfigProfile() {
        return "dev";
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        // Known before the start, as 8080 is: the OpenAPI document names it.
        String port = Integer.toString(freePort());
        return Map.of(
                "quarkus.http.test-port",
                port,
                "quarkus.http.port",
                port,
                "hitch.provider.time-limit",
                "PT2S",
                "hitch.connection.tick",
                "off");
    }

    /** They make it a production. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
