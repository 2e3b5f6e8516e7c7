package dev.hitch.origin;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.error.Violation;
import dev.hitch.json.Bodies;
import dev.hitch.json.JsonBody;

import static org.assertj.core.api.Assertions.assertThat;

/** What the constraints of URLs and origins take, and what they say. */
class RedirectUrlRulesTest {

    /** A body with a URL of each kind. */
    @JsonBody(maxBytes = 1024 * 1024)
    record Urls(
            @RedirectUrl String redirect,
            @WebOrigin String listed,
            @WebOrigin(exact = true) String framing) {}

    private static List<Violation> violations(String member, String value) {
        StringBuilder json = new StringBuilder();
        value.chars().forEach(c -> json.append("\\u").append(String.format(Locale.ROOT, "%04x", c)));
        return Bodies.draft("{\"" + member + "\":\"" + json + "\"}", Urls.class).violations();
    }

    private static void refused(String member, String value, String why, String suggestion) {
        assertThat(violations(member, value)).hasSize(1).allSatisfy(found -> {
            assertThat(found.path()).isEqualTo("{requestBody}." + member);
            assertThat(found.message()).contains(why);
            assertThat(found.suggestion()).isEqualTo(suggestion);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "https://app.acme.test/cb?token=mine | must not have a parameter token of its own | -",
                "https://app.acme.test/cb?a=1&t%6Fken=x#f | must not have a parameter token of its own | -",
                "https://app.acme.test/cb?a=1;token | must not have a parameter token of its own | -",
                "https://app.acme.test/cb?&%74%6f%6B%65%6E= | must not have a parameter token of its own | -",
                "https://app.acme.test:0/cb | must have a port of 1 to 65535 | -",
                "https://app.acme.test:65536/cb | must have a port of 1 to 65535 | -",
                "https://app.acme.test:٣/cb | must have a port of 1 to 65535 | -",
                "https://[2001:db8::1]/cb | must not have an IPv6 address | -",
                "http://[::1]:3000/cb | must not have an IPv6 address | http://localhost:3000/cb",
                "https://[fe80::1%25eth0]/cb | must not have an IPv6 address | -",
                "https://app.acme.test/\u202ecb | must not contain the character U+202E | https://app.acme.test/cb",
                "https://app.acme.test/c\u0007b?ü | must not contain the character U+0007 | https://app.acme.test/cb?%C3%BC",
                "'https://app.acme.test/c\nb' | must not contain the character U+000A | https://app.acme.test/cb",
                "https://app.acme\u200b.test/ | must not contain the character U+200B | https://app.acme.test/",
                "https://app.acme.test/\u2066x\u2069 | must not contain the character U+2066 | https://app.acme.test/x",
                "https://app.acme.test\\cb?x=ö | must not contain a backslash | https://app.acme.test/cb?x=%C3%B6",
                "https:\\\\app.acme.test/ | must not contain a backslash | https://app.acme.test/",
                "https://user:pw@bücher.test/ | must not have user information | -",
                "https://app.acme.test\uff20evil.example/ | must have a host | -",
                "https://app..acme.test/cb | must have a host | -",
                "https://app.acme.test℀.example/ | must have a host | -",
                "https://app acme.test/cb | must have a host | -",
                "https://b%C3%BCcher.test/cb | must have a host | https://xn--bcher-kva.test/cb",
                "https://0x7f.1/cb | must have a host | -",
                "https://2130706433/cb | must have a host | -",
                "https://127.0.0.01/cb | must have a host | -",
                "http://app.acme.test/é | must be an absolute https: URL | https://app.acme.test/%C3%A9",
                "javascript:alert('é') | must be an absolute https: URL | -",
                "/日本 | must be an absolute https: URL | -",
            })
    void whatNoUserCanBeSentToIsRefusedByName(String given, String why, String suggestion) {
        refused("redirect", given, why, suggestion);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://link.hitch.test/?short_code=az9qtk2d",
                "HTTPS://LINK.HITCH.TEST:443/connection/x?key=k",
                "https://api.hitch.test/tsp/v1",
                "https://xn--bcher-kva.example/az9qtk2d",
                " https://bücher.example?ü"
            })
    void anAddressOfThisServiceIsRefused(String own) {
        refused("redirect", own, "must not be an address of this service", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://app.acme.test/größe?x=a b", "http://localhost:3000/cb", "https://link.hitch.test:8443/"
            })
    void aUrlElsewhereIsTaken(String url) {
        assertThat(violations("redirect", url)).isEmpty();
    }

    @Test
    void aHostileTextIsRefused() {
        for (String hostile : List.of(
                "https://" + "%25".repeat(20_000),
                "https://app.acme.test/" + "\u202e".repeat(20_000),
                "https://" + "[".repeat(30_000) + ":".repeat(30_000),
                "https://" + "ü".repeat(30_000),
                "\\".repeat(30_000))) {
            assertThat(violations("redirect", hostile))
                    .extracting(Violation::path)
                    .containsExactly("{requestBody}.redirect");
        }
    }

    @Test
    void theLengthIsThatOfWhatIsWritten() {
        String longest = "https://a.test/" + "é".repeat(338) + "xxxxx";
        assertThat(violations("redirect", longest)).isEmpty();
        refused("redirect", longest + "x", "2048", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "https://[2001:db8::1] | must not have an IPv6 address | -",
                "https://[fe80::1%25en0] | must not have an IPv6 address | -",
                "https://app.acme.test:0 | must have a port | -",
                "https://app.acme.test\u202e | must not contain the character U+202E | https://app.acme.test",
                "https://bücher.example/ | must be an origin | https://xn--bcher-kva.example",
                "https://bücher.example/é?x#y | must be an origin | https://xn--bcher-kva.example",
                "http://app.acme.test | must be an origin | https://app.acme.test",
            })
    void whatNoPolicyCanNameIsRefusedByName(String given, String why, String suggestion) {
        refused("listed", given, why, suggestion);
        refused("framing", given, why, suggestion);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://my_app.acme.test", "https://app.acme.test."})
    void anOriginThatNoPolicyCanNameExactlyMayNotFrameButBeRedirectedTo(String given) {
        refused("framing", given, "must have a host of letters, digits, hyphens and inner dots", null);
        assertThat(violations("listed", given)).isEmpty();
    }
}
