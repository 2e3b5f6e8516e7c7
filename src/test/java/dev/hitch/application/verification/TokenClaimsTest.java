package dev.hitch.application.verification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.application.verification.TokenRules.VerifiedToken;
import dev.hitch.development.Development;
import dev.hitch.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which tokens are let in with the settings of the tests, and which attacks are not. */
class TokenClaimsTest {

    private static KeySet keys;

    private final TokenRules rules = rules();

    @BeforeAll
    static void readTheKey() throws IOException {
        keys = KeySet.parse(Files.readString(Development.keys().publicKey()));
    }

    private static TokenRules rules() {
        JWTAuthContextInfo jwt = new JWTAuthContextInfo();
        jwt.setIssuedBy(Development.ISSUER);
        jwt.setExpectedAudience(Set.of(Development.AUDIENCE));
        jwt.setClockSkew(10);
        CallerConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(CallerConfig.class)
                .build()
                .getConfigMapping(CallerConfig.class);
        return new TokenRules(jwt, config, Clock.systemUTC());
    }

    private VerifiedToken check(String token) {
        return rules.check(token, keys);
    }

    private void refused(String token) {
        assertThatThrownBy(() -> check(token)).isInstanceOf(RefusedToken.class);
    }

    private static JwtClaimsBuilder valid() {
        return Tokens.claims("acme", Tokens.ALL);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
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
                valid().claim("client_id", List.of("a", "b")),
                Tokens.withoutClient());
    }

    @ParameterizedTest
    @MethodSource("badClaims")
    void wrongClaimsAreRefused(JwtClaimsBuilder claims) {
        refused(Tokens.sign(claims));
    }

    @Test
    void aTokenNeedsNoSubjectAndNoTimeOfIssue() {
        String body = "{\"iss\":\"%s\",\"aud\":\"%s\",\"exp\":%d,\"client_id\":\"acme\",\"scope\":\"application:read\"}"
                .formatted(
                        Development.ISSUER,
                        Development.AUDIENCE,
                        Instant.now().plusSeconds(600).getEpochSecond());
        VerifiedToken token = check(Tokens.signed("JWT", body));
        assertThat(token.client().getName()).isEqualTo("acme");
        assertThat(token.client().issuer()).isEqualTo(Development.ISSUER);
        assertThat(token.scopes()).containsExactly("application:read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "JWT", "jwt", ""})
    void theTypesOfAccessTokensAreTaken(String type) {
        assertThat(check(Tokens.typed(type, valid())).client().id()).isEqualTo("acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id+jwt", "logout+jwt", "dpop+jwt", "secevent+jwt", "at", "application/jwt-at"})
    void otherTypesOfTokensAreRefused(String type) {
        refused(Tokens.typed(type, valid()));
    }

    @Test
    void aTokenThatLastsLongerThanAHundredDaysIsRefused() {
        assertThat(check(Tokens.lasting("acme", Duration.ofDays(99)))).isNotNull();
        refused(Tokens.lasting("acme", Duration.ofDays(101)));
        refused(Tokens.signed(
                "JWT",
                "{\"iss\":\"%s\",\"aud\":\"%s\",\"exp\":%d,\"client_id\":\"c\"}"
                        .formatted(Development.ISSUER, Development.AUDIENCE, Long.MAX_VALUE)));
    }

    @Test
    void scopesComeFromTheScopeAlone() {
        JwtClaimsBuilder claims = Tokens.claims("acme", "links:read")
                .groups("application:read")
                .claim("scp", List.of("application:read"))
                .claim("roles", List.of("application:read"))
                .claim("roleMappings", Map.of("links:read", "application:read"))
                .claim("permissions", List.of("application:read"));
        assertThat(check(Tokens.sign(claims)).scopes()).containsExactly("links:read");
    }

    @Test
    void aListOfScopesIsTakenToo() {
        JwtClaimsBuilder claims = Tokens.withoutClient()
                .claim("client_id", "acme")
                .claim("scope", List.of("links:read", "application:read", 7));
        assertThat(check(Tokens.sign(claims)).scopes()).containsExactlyInAnyOrder("links:read", "application:read");
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
        String[] parts = Tokens.of("acme").split("\\.");
        refused(base64(head) + "." + parts[1] + "." + parts[2]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iss\":7,\"aud\":\"hitch\",\"exp\":9999999999,\"client_id\":\"c\"}",
                "{\"iss\":\"x\",\"aud\":{\"hitch\":1},\"exp\":\"tomorrow\",\"client_id\":\"c\",\"groups\":{}}",
                "[]",
                "{\"exp\":1}{"
            })
    void claimsOfOtherKindsAreRefused(String claims) {
        refused(Tokens.signed("JWT", claims));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE", "None"})
    void anUnsignedTokenIsRefused(String algorithm) {
        String claims = Tokens.of("acme").split("\\.")[1];
        refused(base64("{\"alg\":\"" + algorithm + "\"}") + "." + claims + ".");
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws Exception {
        String claims = Tokens.of("acme").split("\\.")[1];
        byte[] pem = Files.readAllBytes(Development.keys().publicKey());
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
        String[] parts = Tokens.of("acme").split("\\.");
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
    void aTokenCountsUntilItsExpiryAndWhatClocksDifferBy() {
        Instant expiry = Instant.now().plusSeconds(900);
        assertThat(check(Tokens.sign(valid().expiresAt(expiry))).until())
                .isEqualTo(Instant.ofEpochSecond(expiry.getEpochSecond()).plusSeconds(10));
    }
}
