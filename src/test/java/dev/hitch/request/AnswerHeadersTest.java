package dev.hitch.request;

import java.net.URI;
import java.util.List;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.request.AnswerHeaders.Secure;
import dev.hitch.testing.Api;
import dev.hitch.testing.RawHttp;
import dev.hitch.testing.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** What every answer says, whoever gives it. */
@QuarkusTest
class AnswerHeadersTest {

    private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

    private final Api api = Api.newApplication();

    @TestHTTPResource
    URI root;

    private Answer ask(String line, String... headers) {
        return RawHttp.send(root, line, headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /tsp/v1/application",
                "GET /tsp/v1/providers?x=1",
                "POST /tsp/v1/application",
                "OPTIONS /tsp/v1/application",
                "GET /tsp/v1/nothing",
                "GET /tsp/v1/link/short?tag=%",
                "POST /tsp/v1/link/short",
                "DELETE /tsp/v1/link/short/slk_x"
            })
    void anAnswerOfTheApiIsNoPageAndIsNotKept(String line) {
        for (String header : List.of("Authorization: Bearer " + api.token(), "Authorization: Bearer forged")) {
            Answer answer = ask(line, header);
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).isEqualTo(NO_PAGE);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void norIsWhatElseIsNotAPage() {
        String code = api.mint("{}").extract().path("code");
        for (String target : List.of(
                "/" + code,
                "/zzzzzzzz?json",
                "/nothing/here",
                "/link/link.css",
                "/link/link.js",
                "/link/theme.css?c=1a1a1a&r=4",
                "/q/health/live",
                "/q/metrics",
                "/q/openapi",
                "*")) {
            Answer answer = ask("GET " + target, "Accept: application/json");
            assertThat(answer.header("X-Content-Type-Options")).as(target).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).as(target).isEqualTo(NO_PAGE);
        }
    }

    @Test
    void aPageHasAPolicyOfItsOwn() {
        for (String target : List.of("/", "/zzzzzzzz", "/nothing/here", "/?x=" + "x".repeat(20_000))) {
            Answer answer = ask("GET " + target);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy"))
                    .startsWith("default-src 'none'; style-src 'self'")
                    .contains("frame-ancestors");
        }
    }

    @Test
    void onlyWhereTheOriginIsHttpsBrowsersAreToldToStayThere() {
        // Here the API is reached by https, pages are not.
        List<String> api = List.of("GET /tsp/v1/application HTTP/1.1", "Host: api.hitch.test");
        assertThat(RawHttp.exchange(root, api, new byte[0]).header("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
        assertThat(ask("GET /").header("Strict-Transport-Security")).isNull();
    }

    @Test
    void whereAllOriginsAreHttpsAProxyNeedNotHandTheHostOn() {
        List<String> https = List.of("https://api.acme.com", "https://link.acme.com:8443");
        assertThat(Secure.of(https).includes("10.0.0.7:8080")).isTrue();
        Secure mixed = Secure.of(List.of("https://api.acme.com", "http://localhost:8080"));
        assertThat(mixed.includes("api.acme.com")).isTrue();
        assertThat(mixed.includes("localhost:8080")).isFalse();
        assertThat(mixed.includes(null)).isFalse();
        assertThat(Secure.of(List.of("http://localhost:8080")).includes("localhost:8080"))
                .isFalse();
    }
}
