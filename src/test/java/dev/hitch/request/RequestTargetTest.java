package dev.hitch.request;

import java.net.URI;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.error.Violation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/az9qtk2d",
                "/a/b?x=1&y=%20%C3%bc;z=a+b:@!$'()*,/?~_-.",
                "/?",
                "//",
                "/%25",
            })
    void whatIsWellFormedIsLeftAsItIs(String target) {
        assertThat(RequestTarget.wellFormed(target)).isSameAs(target);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/?x=50%, /?x=50%25",
                "/%, /%25",
                "/%%41, /%25%41",
                "/%4, /%254",
                "/%zz%41, /%25zz%41",
                "/a|b{c}[d]\\^, /a%7Cb%7Bc%7D%5Bd%5D%5C%5E",
                "/\u00C3\u00BC?\u00FC, /%C3%BC?%FC",
                "/\u0001\u007F, /%01%7F",
                "/a#b?c, /a",
                "/a?b#c%, /a?b",
                "/?\"<>, /?%22%3C%3E",
                "http://host:8080/a?b, /a?b",
                "HTTPS://[::1]?b=|, /?b=%7C",
                "http://host, /",
                "http://a@host/%, /%25",
            })
    void whatIsNotIsEncoded(String target, String expected) {
        assertThat(RequestTarget.wellFormed(target)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "nothing", "host:443", "x?y=http://z/%zz", "ftp://host/", "?x", "://"})
    void whatNamesNoPathIsNone(String target) {
        assertThat(RequestTarget.wellFormed(target)).isNull();
    }

    @Test
    void whateverArrivesCanBeParsedAndIsRewrittenOnce() {
        Random random = new Random(20261125);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder target = new StringBuilder("/");
            for (int j = random.nextInt(20); j > 0; j--) {
                target.append(random.nextInt(4) == 0 ? '%' : (char) (1 + random.nextInt(255)));
            }
            String wellFormed = RequestTarget.wellFormed(target.toString());
            assertThat(URI.create("http://host" + wellFormed)).isNotNull();
            assertThat(RequestTarget.wellFormed(wellFormed)).isSameAs(wellFormed);
        }
    }

    @Test
    void whatHasOneMeaningIsDecodable() {
        assertThat(RequestTarget.undecodable("/a?x={a}&y=%C3%BC&z=\u00C3\u00BC|&+&=&&"))
                .isEmpty();
    }

    @Test
    void everyPlaceThatHasNoneIsNamed() {
        assertThat(RequestTarget.undecodable("/%ff?a=50%&b=1&%c3=2;d=%zz{&e=%"))
                .extracting(Violation::path, Violation::suggestion)
                .containsExactly(
                        tuple("{requestPath}", null),
                        tuple("{requestQuery}.a", "50%25"),
                        tuple("{requestQuery}.\uFFFD", "2"),
                        tuple("{requestQuery}.d", "%25zz%7B"),
                        tuple("{requestQuery}.e", "%25"));
        assertThat(RequestTarget.undecodable("/?" + "%&".repeat(5000))).hasSize(20);
        assertThat(RequestTarget.undecodable("/?" + "n".repeat(300) + "=%")
                        .get(0)
                        .path())
                .hasSizeLessThan(130);
    }
}
