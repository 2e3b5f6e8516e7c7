package dev.hitch.origin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebUrlTest {

    private static final List<String> PIECES = List.of(
            "", "/", "a", "Z", "7", "-", "_", ".", "~", "!", "*", "'", "(", ")", ",", ";", ":", "$", "&", "+", "=", "@",
            "?", "#", "[", "]", "%41", "%c3%A9", "%", "%4", "{", "}", "|", "\\", "^", "`", "\"", "<", ">", " ", "é",
            "日", "😀", "//", "..");

    // Stored links are found again by the fingerprint of what was given.
    @Test
    void whatWasAWellFormedAsciiUrlKeepsItsSpelling() {
        Random random = new Random(17);
        int kept = 0;
        for (int i = 0; i < 50_000; i++) {
            String url = random(random);
            if (url.chars().allMatch(c -> c < 128) && wellFormed(url)) {
                assertThat(WebUrl.of(url)).as(url).isPresent();
                assertThat(WebUrl.ascii(url)).isEqualTo(url);
                kept++;
            }
        }
        assertThat(kept).isGreaterThan(2_500);
    }

    @Test
    void whatIsWrittenIsAsciiAndWrittenTheSameAgain() {
        Random random = new Random(18);
        for (int i = 0; i < 15_000; i++) {
            String url = random(random);
            WebUrl.of(url).ifPresent(read -> {
                assertThat(read.value()).as(url).matches("[!-~]+");
                assertThat(WebUrl.of(read.value())).contains(read);
                assertThat(URI.create(read.value()).getRawAuthority()).isNotNull();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.acme.com/?token",
                "https://app.acme.com/?a&token=1",
                "https://app.acme.com/?t%6f%6ben=1",
                "https://app.acme.com/?a=1;token=2#x",
                "https://app.acme.com?token=",
            })
    void findsAParameter(String url) {
        assertThat(WebUrl.of(url).orElseThrow().hasParameter("token")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.acme.com/token=1",
                "https://app.acme.com/?a=token",
                "https://app.acme.com/?tokens=1&my_token=1&%74%6f",
                "https://app.acme.com/#?token=1",
                "https://app.acme.com/?a=%26token=1"
            })
    void findsNoneWhereThereIsNone(String url) {
        assertThat(WebUrl.of(url).orElseThrow().hasParameter("token")).isFalse();
    }

    private static String random(Random random) {
        StringBuilder url = new StringBuilder("https://app.acme.com");
        for (int i = random.nextInt(8); i > 0; i--) {
            url.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return url.toString();
    }

    // The rule before there was this one.
    private static boolean wellFormed(String text) {
        try {
            URI url = new URI(text);
            return url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getPort() != 0
                    && url.getPort() <= 65_535;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
