package dev.hitch.shortlink.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.shortlink.ShortCode;
import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.MutableClock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class VisitTest {

    // Without what is counted afterwards: see VisitCountTest.
    private static final String ROW =
            "SELECT (to_jsonb(t) - '{opens,last_opened_at,completions}'::text[])::text FROM short_link t WHERE code = ?";

    private static final AtomicInteger NETWORKS = new AtomicInteger();

    private final Api api = Api.newApplication();

    private static ValidatableResponse visit(String code) {
        return given().redirects()
                .follow(false)
                .accept("text/html,*/*;q=0.8")
                .get("/" + code)
                .then();
    }

    @Test
    void aVisitLeadsToLinkAndChangesNothing() {
        String code = api.mint("{}").extract().path("code");
        String before = Database.select(ROW, code).get(0);
        visit(code.toUpperCase())
                .statusCode(302)
                .header("Location", matchesPattern("http://localhost:\\d+/\\?short_code=" + code))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex");
        given().redirects()
                .follow(false)
                .head("/" + code)
                .then()
                .statusCode(302)
                .header("Location", matchesPattern("http://localhost:\\d+/\\?short_code=" + code));
        assertThat(Database.select(ROW, code).get(0)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"favicon.ico", "robots.txt", "abc", "az9qtk2l", "%00", "%C4%B0z9qtk2d", "az9qtk2d9"})
    void whatIsNoCodeIsAPageNotFound(String path) {
        visit(path).statusCode(404).contentType("text/html").body(containsString("This link does not exist"));
    }

    @Test
    void pagesSpeakTheVisitorsLanguageAndKeepTheirHeaders() {
        given().header("Accept-Language", "fr")
                .get("/zzzzzzzz")
                .then()
                .statusCode(404)
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .body(containsString("Ce lien n’existe pas"), containsString("href=\"?lang=es\""));
        given().header("Accept-Language", "fr")
                .get("/zzzzzzzz?lang=es")
                .then()
                .body(containsString("Este enlace no existe"));
    }

    @Test
    void programsGetJson() {
        given().accept("application/json")
                .get("/zzzzzzzz")
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void aLinkIsGoneAtTheVeryInstantOfItsExpiryEvenWhenRemembered() {
        ValidatableResponse minted = api.mint("{}");
        String code = minted.extract().path("code");
        Instant expiresAt = Instant.parse(minted.extract().path("expiresAt"));
        MutableClock.at(expiresAt.minusMillis(1), () -> visit(code).statusCode(302));
        // Within the cache's real second: this answer comes from memory.
        MutableClock.at(expiresAt, () -> visit(code)
                .statusCode(410)
                .body(containsString("no longer valid"))
                .header("Cache-Control", "no-store"));
    }

    @Test
    void aLinkThatIsOverSaysWhomToAskForANewOne() {
        String template = api.post("/tsp/v1/link/templates", """
                        {"name":"t","displayName":"Acme","supportUrl":"https://acme.example/help","language":"fr"}""")
                .statusCode(201)
                .extract()
                .path("id");
        String code = api.mint("{\"template\":\"" + template + "\"}").extract().path("code");
        api.revoke(code);
        visit(code + "?lang=en")
                .statusCode(410)
                .body(containsString("Ask <bdi translate=\"no\">Acme</bdi> for a new link."))
                .body(containsString("class=\"button\" href=\"https://acme.example/help\""));
        visit(code).statusCode(410).body(containsString("<html lang=\"fr\">"), containsString("Référence"));
        String unnamed = api.mint("{}").extract().path("code");
        api.revoke(unnamed);
        visit(unnamed).statusCode(410).body(containsString("A company"), not(containsString(api.client())));
    }

    @Test
    void aRevokedLinkIsGone() {
        String code = api.mint("{}").extract().path("code");
        api.revoke(code);
        visit(code).statusCode(410);
        given().accept("application/json")
                .get("/" + code)
                .then()
                .statusCode(410)
                .body("code", equalTo("gone"));
    }

    @Test
    void anAddressThatGuessesIsSlowedDownAndNoOther() {
        String code = api.mint("{}").extract().path("code");
        String guesser = "203.0." + nextNetwork() + ".7";
        // The budget refills with time, which therefore stands still.
        MutableClock.ahead(Duration.ZERO, () -> {
            for (int i = 0; i < 30; i++) {
                visitFrom(guesser, "zzzzzzz" + ShortCode.ALPHABET.charAt(i)).statusCode(404);
            }
            visitFrom(guesser, "yyyyyyyy")
                    .statusCode(429)
                    .header("Retry-After", "2")
                    .body(containsString("Too many attempts"));
            visitFrom(guesser, code).statusCode(429);
            visitFrom(guesser.replaceFirst("7$", "8"), code).statusCode(302);
            // The first of the list is what the guesser wrote there itself.
            visitFrom("6.6.6.6, " + guesser, code).statusCode(429);
        });
    }

    // As some proxies write them: unread, all clients would share the budget of the proxy.
    @ParameterizedTest
    @CsvSource({"198.51.%d.7:40001, 198.51.%d.8:40001", "[2001:db8:%d:7::1]:40001, [2001:db8:%d:8::1]:40001"})
    void aPortBehindAForwardedAddressMakesNoDifference(String one, String other) {
        int network = nextNetwork();
        String guesser = one.formatted(network);
        String visitor = other.formatted(network);
        String code = api.mint("{}").extract().path("code");
        MutableClock.ahead(Duration.ZERO, () -> {
            for (int i = 0; i < 30; i++) {
                visitFrom(guesser.replace("40001", "4" + (1000 + i)), "zzzzzzz" + ShortCode.ALPHABET.charAt(i))
                        .statusCode(404);
            }
            visitFrom(guesser, "yyyyyyyy").statusCode(429);
            visitFrom(guesser.replaceAll(":40001|[\\[\\]]", ""), code).statusCode(429);
            visitFrom(visitor, code).statusCode(302);
        });
    }

    // Addresses that have not guessed before, also where a test runs again within the minute.
    private static int nextNetwork() {
        return NETWORKS.incrementAndGet();
    }

    private static ValidatableResponse visitFrom(String forwarded, String code) {
        return given().redirects()
                .follow(false)
                .header("X-Forwarded-For", forwarded)
                .get("/" + code)
                .then();
    }
}
