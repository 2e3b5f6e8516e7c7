package dev.hitch.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Geotab and both clouds of Samsara are on free ports of this machine, where a test may start fakes of them. */
public class OwnProviders implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        try (ServerSocket geotab = new ServerSocket(0);
                ServerSocket america = new ServerSocket(0);
                ServerSocket europe = new ServerSocket(0)) {
            return Map.of(
                    "hitch.provider.geotab.url", "http://127.0.0.1:" + geotab.getLocalPort(),
                    "hitch.provider.samsara.url", "http://127.0.0.1:" + america.getLocalPort(),
                    "hitch.provider.samsara.eu-url", "http://127.0.0.1:" + europe.getLocalPort());
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }
}
