package dev.hitch.ratelimit;

import java.time.Duration;
import java.time.Instant;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Api;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** The limits as they are by default, with the clock standing still. */
@QuarkusTest
class RateLimitsTest {

    private static final String PROVIDERS = "/tsp/v1/providers";
    private static final String CURRENT = "/tsp/v1/connections/current";

    private final Api api = Api.newApplication();

    private static ValidatableResponse providers(Api as) {
        return as.request().get(PROVIDERS).then();
    }

    private ValidatableResponse current(String token) {
        return api.request().header("Connection-Token", token).get(CURRENT).then();
    }

    private String connect(String username) {
        return api.connect(username, "").statusCode(201).extract().path("token");
    }

    private void exhaust() {
        for (int i = 1; i <= 400; i++) {
            providers(api).statusCode(200).header("RateLimit", "\"application\";r=" + (400 - i) + ";t=1");
        }
    }

    @Test
    void theFourHundredAndFirstRequestOfASecondIsRefusedAndTheNextSecondIsNot() {
        Instant now = Instant.now();
        MutableClock.at(now, () -> {
            exhaust();
            providers(api)
                    .statusCode(429)
                    .header("Retry-After", "1")
                    .header("RateLimit-Policy", "\"application\";q=400;w=1")
                    .header("RateLimit", "\"application\";r=0;t=1")
                    .body("code", equalTo("too_many_requests"))
                    .body("detail", containsString("400 requests a second"))
                    .body("retryAfter", equalTo(1));
            providers(Api.newApplication()).statusCode(200);
            // Another token of the same client is the same application.
            providers(new Api(api.client(), Tokens.lasting(api.client(), Duration.ofMinutes(7))))
                    .statusCode(429);
        });
        MutableClock.at(now.plusSeconds(1), () -> providers(api).statusCode(200));
    }

    @Test
    void theLimitComesAfterTheAccessTokenAndBeforeTheBody() {
        MutableClock.at(Instant.now(), () -> {
            exhaust();
            api.mint("no json").statusCode(429).body("code", equalTo("too_many_requests"));
            given().auth().oauth2("forged").get(PROVIDERS).then().statusCode(401);
            given().auth()
                    .oauth2(Tokens.of(api.client(), "links:read"))
                    .get("/tsp/v1/application")
                    .then()
                    .statusCode(403);
        });
    }

    @Test
    void everyAnswerOfAnAuthenticatedCallTellsWhereTheCallerStands() {
        MutableClock.at(Instant.now(), () -> {
            api.mint("{}").statusCode(201).header("RateLimit", "\"application\";r=399;t=1");
            api.mint("no json").statusCode(400).header("RateLimit", "\"application\";r=398;t=1");
            current("con_tkn_" + "x".repeat(32))
                    .statusCode(403)
                    .header("RateLimit-Policy", "\"application\";q=400;w=1, \"connection\";q=100;w=1")
                    .header("RateLimit", "\"application\";r=397;t=1, \"connection\";r=99;t=1");
            // What cannot be a token has no bucket of its own.
            current("garbage")
                    .statusCode(403)
                    .header("RateLimit-Policy", "\"application\";q=400;w=1")
                    .header("RateLimit", "\"application\";r=396;t=1");
        });
    }

    @Test
    void whoIsNotKnownIsNotLimitedHere() {
        given().get(PROVIDERS).then().statusCode(401).header("RateLimit", nullValue());
        // A stray token at a public page is not looked at.
        given().auth()
                .oauth2(api.token())
                .get("/az9qtk2d")
                .then()
                .statusCode(404)
                .header("RateLimit", nullValue())
                .header("RateLimit-Policy", nullValue());
    }

    @Test
    void aConnectionHasAHundredRequestsASecondOfItsOwn() {
        String one = connect("one");
        String two = connect("two");
        // By then the application has got back what connecting has taken.
        Instant now = Instant.now().plusSeconds(1);
        MutableClock.at(now, () -> {
            for (int i = 0; i < 100; i++) {
                current(one).statusCode(200);
            }
            current(one)
                    .statusCode(429)
                    .header("RateLimit", "\"application\";r=299;t=1, \"connection\";r=0;t=1")
                    .body("detail", containsString("100 requests a second"));
            current(two).statusCode(200);
            // Whoever got hold of the token uses up a limit of their own.
            Api.newApplication()
                    .request()
                    .header("Connection-Token", two)
                    .get(CURRENT)
                    .then()
                    .header("RateLimit", "\"application\";r=399;t=1, \"connection\";r=99;t=1");
        });
        MutableClock.at(now.plusSeconds(1), () -> current(one).statusCode(200));
    }
}
