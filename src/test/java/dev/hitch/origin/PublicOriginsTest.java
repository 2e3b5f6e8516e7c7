package dev.hitch.origin;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublicOriginsTest {

    private final PublicOrigins origins = Origins.three();

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
}
