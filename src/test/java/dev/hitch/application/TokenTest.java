package dev.hitch.application;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.development.Development;
import dev.hitch.testing.Database;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class TokenTest {

    private static final String READ = "/tsp/v1/application";

    private static ValidatableResponse call(String authorization) {
        return given().header("Authorization", authorization).get(READ).then();
    }

    private static void refused(String token) {
        call("Bearer " + token)
                .statusCode(401)
                .body("code", equalTo("unauthorized"))
                .header("WWW-Authenticate", containsString("Bearer"));
    }

    private static JwtClaimsBuilder valid() {
        return Tokens.claims(Tokens.newClient(), Tokens.ALL);
    }

    // The rules one by one: TokenClaimsTest and TokenRulesTest.
    @Test
    void whatIsForOthersOverOrForgedIsRefused() {
        refused(Tokens.sign(valid().audience("another")));
        refused(Tokens.sign(valid().issuedAt(Instant.now().minusSeconds(3600))
                .expiresAt(Instant.now().minusSeconds(60))));
        refused(Tokens.typed("id+jwt", valid()));
        String[] parts = Tokens.of(Tokens.newClient()).split("\\.");
        refused(base64("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        refused(parts[0] + "." + base64(claims.replace("links:read", "links:rea")) + "." + parts[2]);
    }

    @Test
    void rightsComeFromTheScopeAlone() {
        JwtClaimsBuilder claims = Tokens.claims(Tokens.newClient(), "links:read")
                .groups("application:read")
                .claim("scp", List.of("application:read"))
                .claim("roles", List.of("application:read"))
                .claim("roleMappings", Map.of("links:read", "application:read"))
                .claim("permissions", List.of("application:read"));
        call("Bearer " + Tokens.sign(claims)).statusCode(403);
        JwtClaimsBuilder none =
                Tokens.withoutClient().claim("client_id", Tokens.newClient()).groups("application:read");
        call("Bearer " + Tokens.sign(none)).statusCode(403);
    }

    @Test
    void aTokenThatNamesNoClientIsRefusedEverywhere() {
        String token = Tokens.sign(Tokens.withoutClient());
        refused(token);
        given().auth().oauth2(token).get("/tsp/v1/providers").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "\u00e9", "a b c"})
    void garbageIsRefused(String token) {
        refused(token);
    }

    @Test
    void aTokenOfThirtyKilobytesIsRefusedAsOne() {
        refused("x".repeat(30 * 1024));
        refused(Tokens.of(Tokens.newClient()) + "x".repeat(30 * 1024));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YTpi", "Bearer", "Token abc"})
    void withoutABearerTokenNobodyIsLetIn(String authorization) {
        call(authorization).statusCode(401).body("code", equalTo("unauthorized"));
    }

    @Test
    void aRememberedTokenIsRefusedOnceItHasExpired() {
        String token = Tokens.of(Tokens.newClient());
        call("Bearer " + token).statusCode(200);
        call("Bearer " + token).statusCode(200);
        MutableClock.ahead(Duration.ofHours(2), () -> refused(token));
    }

    @Test
    void aMissingScopeIsNamed() {
        Map<String, String> scopes = Map.of("GET", "application:read", "PATCH", "application:write");
        scopes.forEach((method, scope) -> given().auth()
                .oauth2(Tokens.of(Tokens.newClient(), "links:read linkswrite"))
                .contentType("application/json")
                .request(method, READ)
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"))
                .body("detail", containsString(scope))
                .header("WWW-Authenticate", containsString("scope=\"" + scope + "\"")));
    }

    @Test
    void allTokensOfAClientAreOneApplication() {
        String client = Tokens.newClient();
        String first = call("Bearer " + Tokens.of(client)).extract().path("id");
        String again = call("Bearer " + Tokens.lasting(client, Duration.ofMinutes(5)))
                .extract()
                .path("id");
        assertThat(again).isEqualTo(first);
        assertThat(Database.select("SELECT issuer FROM application WHERE client_id = ?", client))
                .containsExactly(Development.ISSUER);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
