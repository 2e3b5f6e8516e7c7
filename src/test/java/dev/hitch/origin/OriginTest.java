package dev.hitch.origin;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://app.acme.com/x?y=z#f, https://app.acme.com",
        "HTTPS://App.Acme.com:443/, https://app.acme.com",
        "https://app.acme.com:8443, https://app.acme.com:8443",
        "http://localhost:3000/cb, http://localhost:3000",
        "http://127.0.0.1/cb, http://127.0.0.1",
        "http://[::1]:80/cb, http://[::1]",
        "https://my_app.acme.com/, https://my_app.acme.com",
        "https://app.acme.com/a b, https://app.acme.com",
        "https://BÜCHER.example:443/é, https://xn--bcher-kva.example"
    })
    void urlsThatABrowserMayBeSentTo(String url, String origin) {
        assertThat(Origin.ofUrl(url)).contains(new Origin(origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app.acme.com",
                "//app.acme.com",
                "/path",
                "http://app.acme.com",
                "javascript:alert(1)",
                "data:text/html,x",
                "https://user@app.acme.com",
                "https://user:pw@app.acme.com",
                "https:///x",
                "https://app.acme.com\\@evil.com",
                "https://app acme.com/",
                "https://app.acme.com:0",
                "https://[fe80::1%25en0]/",
                "https://[::g]/",
                "ftp://localhost",
                "http://localhost.evil.com",
                "https://app.acme.com:99999",
                "https:app.acme.com",
                "https://"
            })
    void othersAreRefused(String url) {
        assertThat(Origin.ofUrl(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://hitch.test, https://hitch.test., true",
        "https://hitch.test:8443, https://hitch.test.:8443, true",
        "http://localhost:8080, http://127.0.0.1:8080, true",
        "http://[::1]:8080, http://127.0.0.1:8080, true",
        "http://localhost:8080, http://localhost:8081, false",
        "http://localhost:8080, http://app.localhost:8080, false",
        "https://hitch.test, https://link.hitch.test, false",
        "https://hitch.test, https://hitch.test:8443, false"
    })
    void knowsTheNamesOfOneServer(String one, String other, boolean same) {
        assertThat(new Origin(one).sameServer(new Origin(other))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.acme.com:8443, https://app.acme.com:8443",
        "http://127.0.0.1:3000, http://127.0.0.1:3000",
        "https://my_app.acme.com:8443, https://*.acme.com:8443",
        "https://a_.my_app.fleet.acme.com, https://*.fleet.acme.com",
        "https://app.my_team, https:",
        "https://my_app, https:",
        "https://app.acme.com., https:",
        "https://my_app.acme.com., https:",
        "http://[::1]:3000, http:"
    })
    void aPolicyNamesTheClosestThatItCan(String origin, String source) {
        assertThat(new Origin(origin).policySource()).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.acme.com/", "https://app.acme.com?x", "https://app.acme.com#x"})
    void anOriginHasNoPath(String text) {
        assertThat(Origin.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.168.1.20:8080",
                "http://laptop.lan",
                "https://hitch.acme.com",
                "http://[fd00::2]:8080"
            })
    void inDevelopmentThePhoneBesideTheLaptopMayBeSentToIt(String text) {
        assertThat(Origin.parseOwn(text, true)).contains(new Origin(text));
        assertThat(Origin.parseOwn(text + "/path", true)).isEmpty();
        assertThat(Origin.parseOwn(text, false).isPresent()).isEqualTo(text.startsWith("https:"));
    }
}
