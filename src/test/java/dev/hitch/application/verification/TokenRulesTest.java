package dev.hitch.application.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.hitch.application.verification.RefusedToken.Reason;
import dev.hitch.application.verification.TokenRules.VerifiedToken;
import dev.hitch.testing.FakeIdentityProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What tokens must say, and that the settings in the operating document fit the tokens of each identity provider. */
class TokenRulesTest {

    private static final String CLIENT = "acme";
    private static final Pattern SETTING = Pattern.compile("`((?:HITCH|MP_JWT)_[A-Z_]+)=([^`]*)`");

    // Not a constant: tests that failed run again in the same process, after this provider was closed.
    private static FakeIdentityProvider identities;
    private static KeySet keys;

    @BeforeAll
    static void start() {
        identities = new FakeIdentityProvider();
        keys = KeySet.parse(identities.jwks());
    }

    @AfterAll
    static void stop() {
        identities.close();
    }

    /** A token as {@code provider} issues it to {@link #CLIENT}, with the scopes links:write and links:read. */
    private record Shape(String provider, String type, JwtClaimsBuilder claims) {
        @Override
        public String toString() {
            return provider + " " + type;
        }
    }

    private static JwtClaimsBuilder issued() {
        return Jwt.claims()
                .issuer("https://issuer.example")
                .expiresAt(Instant.now().plusSeconds(600));
    }

    /**
     * The shapes, as their vendors document them. Cognito: no {@code aud}, scopes begin with the resource server's
     * identifier, see
     * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
     *
     * @see <a href="https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/">Okta, access token:
     *     {@code cid}, {@code scp} is a list, no {@code typ}</a>
     * @see <a href="https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference">Entra:
     *     {@code scp} is a text for users, {@code roles} a list for services, {@code azp} in version 2 and
     *     {@code appid} in version 1</a>
     * @see <a href="https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles">Auth0: {@code azp}, or
     *     {@code client_id} and {@code at+jwt} in the RFC 9068 profile</a>
     * @see <a href="https://www.keycloak.org/docs/latest/upgrading/#new-default-client-scope-basic">Keycloak 25:
     *     {@code sub} comes from the client scope basic</a>
     * @see <a href="https://www.ory.com/docs/hydra/reference/configuration">Hydra: strategies.jwt.scope_claim;
     *     {@code aud} is empty unless the client asks for one</a>
     * @see <a href="https://zitadel.com/docs/apis/openidoauth/claims">Zitadel: no scope in the token, claims appended
     *     by an action</a>
     */
    static Stream<Shape> shapes() {
        Instant now = Instant.now();
        return Stream.of(
                new Shape(
                        "Okta",
                        null,
                        issued().audience("hitch")
                                .subject(CLIENT)
                                .issuedAt(now)
                                .claim("ver", 1)
                                .claim("cid", CLIENT)
                                .claim("scp", List.of("links:write", "links:read"))),
                new Shape(
                        "Microsoft Entra, users",
                        "JWT",
                        issued().audience("hitch")
                                .subject("opaque")
                                .issuedAt(now)
                                .claim("ver", "2.0")
                                .claim("azp", CLIENT)
                                .claim("azpacr", "1")
                                .claim("scp", "links:write links:read")),
                new Shape(
                        "Microsoft Entra, services",
                        "JWT",
                        issued().audience("hitch")
                                .subject("opaque")
                                .issuedAt(now)
                                .claim("ver", "2.0")
                                .claim("azp", CLIENT)
                                .claim("roles", List.of("links:write", "links:read"))),
                new Shape(
                        "Auth0",
                        "JWT",
                        issued().audience(Set.of("hitch", "https://acme.auth0.com/userinfo"))
                                .subject(CLIENT + "@clients")
                                .issuedAt(now)
                                .claim("gty", "client-credentials")
                                .claim("azp", CLIENT)
                                .claim("scope", "links:write links:read")),
                new Shape(
                        "Auth0, RFC 9068 profile",
                        "at+jwt",
                        issued().audience("hitch")
                                .subject(CLIENT + "@clients")
                                .issuedAt(now)
                                .claim("client_id", CLIENT)
                                .claim("scope", "links:write links:read")),
                new Shape(
                        "Keycloak",
                        "JWT",
                        issued().audience(Set.of("hitch", "account"))
                                .issuedAt(now)
                                .claim("typ", "Bearer")
                                .claim("azp", CLIENT)
                                .claim("scope", "email links:write links:read")
                                .claim("realm_access", Map.of("roles", List.of("connections:write")))),
                new Shape(
                        "Ory Hydra",
                        "JWT",
                        issued().audience(Set.of())
                                .subject(CLIENT)
                                .issuedAt(now)
                                .claim("client_id", CLIENT)
                                .claim("scp", List.of("links:write", "links:read"))),
                new Shape(
                        "Zitadel",
                        null,
                        issued().audience(Set.of("hitch", "345377791925026818"))
                                .subject("345377791925026818")
                                .issuedAt(now)
                                .claim("client_id", CLIENT)
                                .claim("urn:zitadel:iam:org:project:roles", Map.of("connections:write", Map.of()))
                                .claim("permissions", List.of("links:write", "links:read"))),
                new Shape(
                        "Amazon Cognito",
                        null,
                        issued().subject(CLIENT)
                                .issuedAt(now)
                                .claim("token_use", "access")
                                .claim("version", 2)
                                .claim("client_id", CLIENT)
                                .claim("cognito:groups", List.of("connections:write"))
                                .claim("scope", "hitch/links:write hitch/links:read other/connections:write")),
                new Shape(
                        "The command token",
                        "at+jwt",
                        issued().audience("hitch")
                                .subject(CLIENT)
                                .issuedAt(now)
                                .claim("client_id", CLIENT)
                                .claim("scope", "links:write links:read")));
    }

    private static Map<String, String> settings(String provider) throws IOException {
        String row = Files.readString(Path.of("src/docs/operating.md"))
                .lines()
                .filter(line -> line.startsWith("| " + provider + " |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The operating document has no row for " + provider));
        Map<String, String> settings = new HashMap<>();
        SETTING.matcher(row).results().forEach(found -> settings.put(found.group(1), found.group(2)));
        return settings;
    }

    private static TokenRules rules(Map<String, String> settings) {
        JWTAuthContextInfo jwt = new JWTAuthContextInfo();
        jwt.setIssuedBy("https://issuer.example");
        jwt.setClockSkew(10);
        jwt.setExpectedAudience(
                settings.containsKey("MP_JWT_VERIFY_AUDIENCES")
                        ? Set.of(settings.get("MP_JWT_VERIFY_AUDIENCES").split(","))
                        : null);
        CallerConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(CallerConfig.class)
                .withSources(new EnvConfigSource(settings, 300))
                .build()
                .getConfigMapping(CallerConfig.class);
        return new TokenRules(jwt, config, Clock.systemUTC());
    }

    private static Reason refused(TokenRules rules, String token) {
        return catchThrowableOfType(RefusedToken.class, () -> rules.check(token, keys))
                .reason();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theDocumentedSettingsTakeTheTokensOfTheProvider(Shape shape) throws IOException {
        VerifiedToken token =
                rules(settings(shape.provider())).check(identities.sign(shape.claims(), shape.type()), keys);
        assertThat(token.client().id()).isEqualTo(CLIENT);
        assertThat(token.scopes())
                .contains("links:write", "links:read")
                .doesNotContain("connections:write", "hitch/links:write", "other/connections:write");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theDocumentedSettingsKeepOutTokensForOthers(Shape shape) throws IOException {
        Map<String, String> settings = settings(shape.provider());
        JwtClaimsBuilder other = settings.containsKey("MP_JWT_VERIFY_AUDIENCES")
                ? shape.claims().audience("billing")
                : shape.claims().claim("client_id", "billing");
        assertThat(refused(rules(settings), identities.sign(other, shape.type())))
                .isEqualTo(Reason.AUDIENCE);
    }

    @Test
    void aKeyAloneLetsNobodyIn() {
        String token = identities.sign(issued().claim("client_id", CLIENT), null);
        assertThat(refused(rules(Map.of()), token)).isEqualTo(Reason.AUDIENCE);
        assertThat(refused(rules(Map.of("MP_JWT_VERIFY_AUDIENCES", "hitch")), token))
                .isEqualTo(Reason.AUDIENCE);
        Map<String, String> listed = Map.of("HITCH_CALLER_CLIENTS", "other," + CLIENT);
        assertThat(rules(listed).check(token, keys).client().id()).isEqualTo(CLIENT);
    }

    @Test
    void whereClientsAreListedATokenForAnotherAudienceIsStillRefused() {
        String token = identities.sign(issued().audience("billing").claim("client_id", CLIENT), null);
        assertThat(refused(rules(Map.of("HITCH_CALLER_CLIENTS", CLIENT)), token))
                .isEqualTo(Reason.AUDIENCE);
    }

    @Test
    void whereBothAreSetBothMustHold() {
        Map<String, String> both = Map.of("HITCH_CALLER_CLIENTS", "other", "MP_JWT_VERIFY_AUDIENCES", "hitch");
        String token = identities.sign(issued().audience("hitch").claim("client_id", CLIENT), null);
        assertThat(refused(rules(both), token)).isEqualTo(Reason.AUDIENCE);
    }

    @Test
    void theTypesCanBeNarrowed() {
        TokenRules narrow = rules(Map.of("HITCH_CALLER_TOKEN_TYPES", "at+jwt", "HITCH_CALLER_CLIENTS", CLIENT));
        JwtClaimsBuilder claims = issued().claim("client_id", CLIENT);
        assertThat(narrow.check(identities.sign(claims, "application/at+jwt"), keys))
                .isNotNull();
        assertThat(refused(narrow, identities.sign(claims, "JWT"))).isEqualTo(Reason.TYPE);
        assertThat(refused(narrow, identities.sign(claims, null))).isEqualTo(Reason.TYPE);
    }

    @Test
    void theLifetimeIsASetting() {
        TokenRules short_ = rules(Map.of("HITCH_CALLER_TOKEN_LIFETIME", "PT5M", "HITCH_CALLER_CLIENTS", CLIENT));
        JwtClaimsBuilder claims = issued().claim("client_id", CLIENT);
        Instant now = Instant.now();
        assertThat(refused(short_, identities.sign(claims.issuedAt(now), null))).isEqualTo(Reason.CLAIM);
        assertThat(refused(short_, identities.sign(claims.issuedAt(now.plusSeconds(500)), null)))
                .isEqualTo(Reason.CLAIM);
        assertThat(short_.check(
                        identities.sign(claims.expiresAt(now.plusSeconds(200)).issuedAt(now), null), keys))
                .isNotNull();
    }

    @Test
    void everyRefusalHasItsReason() {
        TokenRules rules = rules(Map.of("MP_JWT_VERIFY_AUDIENCES", "hitch"));
        JwtClaimsBuilder good = issued().audience("hitch").claim("client_id", CLIENT);
        String token = identities.sign(good, null);
        assertThat(refused(rules, identities.sign(good.expiresAt(1), null))).isEqualTo(Reason.EXPIRED);
        assertThat(refused(rules, token.substring(0, token.length() - 8) + "AAAAAAAA"))
                .isEqualTo(Reason.SIGNATURE);
        assertThat(refused(rules, Jwt.claims().claim("client_id", CLIENT).jws().signWithSecret("s".repeat(64))))
                .isEqualTo(Reason.SIGNATURE);
        assertThat(refused(rules, identities.garbage())).isEqualTo(Reason.KEYS);
        assertThat(refused(rules, "opaque-reference-token")).isEqualTo(Reason.TYPE);
        assertThat(refused(rules, "a.b.c.d.e")).isEqualTo(Reason.TYPE);
        assertThat(refused(
                        rules,
                        identities.sign(
                                Jwt.claims()
                                        .issuer("https://other.example")
                                        .expiresAt(Instant.now().plusSeconds(9)),
                                null)))
                .isEqualTo(Reason.ISSUER);
        JwtClaimsBuilder early = issued().audience("hitch").claim("client_id", CLIENT);
        assertThat(refused(
                        rules,
                        identities.sign(
                                early.claim(
                                        "nbf", Instant.now().plusSeconds(600).getEpochSecond()),
                                null)))
                .isEqualTo(Reason.CLAIM);
        assertThat(refused(rules, identities.sign(issued().audience("hitch"), null)))
                .isEqualTo(Reason.CLAIM);
    }

    @Test
    void whatIsSaidOfARefusalHoldsNoSignatureAndNoLineBreak() {
        TokenRules rules = rules(Map.of("MP_JWT_VERIFY_AUDIENCES", "hitch"));
        String token =
                identities.sign(issued().audience("a\nb" + "x".repeat(500)).claim("client_id", CLIENT), null);
        RefusedToken refused = catchThrowableOfType(RefusedToken.class, () -> rules.check(token, keys));
        assertThat(refused.getMessage())
                .hasSizeLessThan(400)
                .doesNotContain("\n", token.substring(token.length() - 20));
    }
}
