package dev.hitch.development;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DevelopmentConfigSourceFactoryTest {

    @Test
    void aPhoneIsLedThroughAllOfLink() {
        String url = "http://192.168.1.20:8080";
        assertThat(DevelopmentConfigSourceFactory.network(url))
                .containsEntry("hitch.link-url", url)
                .containsEntry("hitch.api-url", url)
                .containsEntry("quarkus.http.host", "0.0.0.0");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "http://localhost:8080",
                "http://hitch.localhost:8080",
                "http://127.0.0.1",
                "http://[::1]:8080",
                "https://hitch.acme.com"
            })
    void otherwiseItListensToThisMachineAlone(String url) {
        assertThat(DevelopmentConfigSourceFactory.network(url)).isEmpty();
    }
}
