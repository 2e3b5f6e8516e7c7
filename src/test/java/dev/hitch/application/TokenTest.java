package dev.hitch.application;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

    static Stream<JwtClaimsBuilder> badClaims() {
        Instant now = Instant.now();
        return Stream.of(
                valid().issuer("https://evil.example"),
                valid().audience("another"),
                valid().issuedAt(now.minusSeconds(3600)).expiresAt(now.minusSeconds(60)),
                valid().claim("nbf", now.plusSeconds(600).getEpochSecond()),
                valid().claim("client_id", ""),
                valid().claim("client_id", 7),
                valid().claim("client_id", "x".repeat(256)),
                valid().claim("client_id", List.of("a", "b")));
    }

    @ParameterizedTest
    @MethodSource("badClaims")
    void wrongClaimsAreRefused(JwtClaimsBuilder claims) {
        refused(Tokens.sign(claims));
    }

    @Test
    void aTokenNeedsNoSubjectAndNoTimeOfIssue() {
        String client = Tokens.newClient();
        String body = "{\"iss\":\"%s\",\"aud\":\"%s\",\"exp\":%d,\"client_id\":\"%s\",\"scope\":\"application:read\"}"
                .formatted(
                        Development.ISSUER,
                        Development.AUDIENCE,
                        Instant.now().plusSeconds(600).getEpochSecond(),
                        client);
        call("Bearer " + Tokens.signed("JWT", body)).statusCode(200).body("name", equalTo(client));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "JWT", "jwt", ""})
    void theTypesOfAccessTokensAreTaken(String type) {
        call("Bearer " + Tokens.typed(type, Tokens.claims(Tokens.newClient(), Tokens.ALL)))
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id+jwt", "logout+jwt", "dpop+jwt", "secevent+jwt", "at", "application/jwt-at"})
    void otherTypesOfTokensAreRefused(String type) {
        refused(Tokens.typed(type, Tokens.claims(Tokens.newClient(), Tokens.ALL)));
    }

    @Test
    void aTokenThatLastsLongerThanAHundredDaysIsRefused() {
        call("Bearer " + Tokens.lasting(Tokens.newClient(), Duration.ofDays(99)))
                .statusCode(200);
        refused(Tokens.lasting(Tokens.newClient(), Duration.ofDays(101)));
        refused(Tokens.signed(
                "JWT",
                "{\"iss\":\"%s\",\"aud\":\"%s\",\"exp\":%d,\"client_id\":\"c\"}"
                        .formatted(Development.ISSUER, Development.AUDIENCE, Long.MAX_VALUE)));
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
    void aListOfScopesIsTakenToo() {
        JwtClaimsBuilder claims = Tokens.withoutClient()
                .claim("client_id", Tokens.newClient())
                .claim("scope", List.of("links:read", "application:read", 7));
        call("Bearer " + Tokens.sign(claims)).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"RS256\",\"kid\":7}",
                "{\"alg\":7}",
                "{\"alg\":\"RS256\",\"typ\":7}",
                "{\"alg\":\"RS256\",\"cty\":7}",
                "{\"alg\":\"RS256\",\"crit\":[\"x\"],\"x\":1}",
                "[]",
                "7"
            })
    void aHeadThatIsNoneIsRefused(String head) {
        String[] parts = Tokens.of(Tokens.newClient()).split("\\.");
        refused(base64(head) + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void claimsOfOtherKindsAreRefused() {
        for (String claims : List.of(
                "{\"iss\":7,\"aud\":\"hitch\",\"exp\":9999999999,\"client_id\":\"c\"}",
                "{\"iss\":\"x\",\"aud\":{\"hitch\":1},\"exp\":\"tomorrow\",\"client_id\":\"c\",\"groups\":{}}",
                "[]",
                "{\"exp\":1}{")) {
            refused(Tokens.signed("JWT", claims));
        }
    }

    @Test
    void aTokenThatNamesNoClientIsRefusedEverywhere() {
        String token = Tokens.sign(Tokens.withoutClient());
        refused(token);
        given().auth().oauth2(token).get("/tsp/v1/providers").then().statusCode(401);
    }

    @Test
    void anUnsignedTokenIsRefused() {
        String claims = Tokens.of(Tokens.newClient()).split("\\.")[1];
        refused(base64("{\"alg\":\"none\"}") + "." + claims + ".");
        refused(base64("{\"alg\":\"NONE\"}") + "." + claims + ".");
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws Exception {
        String claims = Tokens.of(Tokens.newClient()).split("\\.")[1];
        byte[] pem = Files.readAllBytes(Path.of("target", "hitch-test", "keys", "public.pem"));
        byte[] der = Base64.getMimeDecoder()
                .decode(new String(pem, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----", ""));
        for (byte[] secret : List.of(pem, der)) {
            String head = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + claims;
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] signature = mac.doFinal(head.getBytes(StandardCharsets.US_ASCII));
            refused(head + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
        }
    }

    @Test
    void anotherKeysSignatureIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        refused(valid().jws().sign(generator.generateKeyPair().getPrivate()));
    }

    @Test
    void aChangedTokenIsRefused() {
        String[] parts = Tokens.of(Tokens.newClient()).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        refused(parts[0] + "." + base64(claims.replace("links:read", "links:rea")) + "." + parts[2]);
        refused(parts[0] + "." + parts[1] + "." + parts[2].substring(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "eyJ.eyJ.x", "null", "\u00e9", "Bearer", "a b c"})
    void garbageIsRefused(String token) {
        refused(token);
    }

    @Test
    void aHeaderOfAHundredKilobytesIsRefused() {
        refused("x".repeat(100 * 1024));
        refused(Tokens.of(Tokens.newClient()) + "x".repeat(100 * 1024));
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
