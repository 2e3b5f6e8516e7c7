package dev.hitch.origin;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublicOriginsTest {

    private final PublicOrigins origins = new PublicOrigins(new Three(), null);

    @ParameterizedTest
    @CsvSource({
        "https://api.hitch.test/tsp/v1, true",
        "https://link.hitch.test/?short_code=az9qtk2d, true",
        "https://LINK.hitch.test:443/connection/x, true",
        "https://bücher.example/az9qtk2d, true",
        "https://xn--bcher-kva.example./az9qtk2d, true",
        "https://hitch.test/, false",
        "https://link.hitch.test:8443/, false",
        "https://link.hitch.test.acme.com/, false"
    })
    void knowsAllThree(String url, boolean own) {
        assertThat(origins.include(Origin.ofUrl(url).orElseThrow())).isEqualTo(own);
    }

    private record Three() implements PublicOrigins.Config {

        @Override
        public Optional<String> apiUrl() {
            return Optional.of("https://api.hitch.test");
        }

        @Override
        public Optional<String> linkUrl() {
            return Optional.of("https://link.hitch.test:443");
        }

        @Override
        public Optional<String> shortUrl() {
            return Optional.of("https://BÜCHER.example");
        }
    }
}
