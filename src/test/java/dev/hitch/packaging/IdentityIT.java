package dev.hitch.packaging;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.hitch.development.Development;
import dev.hitch.testing.Eventually;
import dev.hitch.testing.FakeIdentityProvider;
import dev.hitch.testing.HitchProcess;
import dev.hitch.testing.Production;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of visits and calls while the identity provider is away, hangs, or says something else. */
class IdentityIT {

    private static final Logger LOG = Logger.getLogger(IdentityIT.class);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private static final int VISITS_A_SECOND = 20;
    private static final int SECONDS = 4;
    private static final long MORE_MILLIS = 250;
    /** A busy machine spoils a round now and then; a visit that waits for the identity provider spoils all. */
    private static final int ROUNDS = 3;

    private static FakeIdentityProvider identities;
    private static Map<String, String> environment;
    private static HitchProcess service;
    private static String code;

    @BeforeAll
    static void start() {
        identities = new FakeIdentityProvider();
        environment = new HashMap<>(Production.environment());
        environment.put("HITCH_JWKS_REFRESH_TIME", "PT1S");
        environment.put("HITCH_VISIT_CACHE_TIME", "PT10S");
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", identities.jwksUrl());
        service = HitchProcess.start(environment);
        Response minted = mint(service, identities.token("acme"));
        assertThat(minted.statusCode()).isEqualTo(201);
        code = minted.path("code");
        // A fresh process is slow for its first seconds.
        longestVisit(service);
    }

    @AfterAll
    static void stop() {
        service.close();
        identities.close();
    }

    private static Response mint(HitchProcess service, String token) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(service.url() + "/tsp/v1/link/short");
    }

    private static int call(HitchProcess service, String token) {
        return given().auth()
                .oauth2(token)
                .get(service.url() + "/tsp/v1/application")
                .statusCode();
    }

    private static int visit(HitchProcess service, String path) {
        return given().redirects().follow(false).get(service.url() + path).statusCode();
    }

    private static CompletableFuture<Integer> send(String url, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return CLIENT.sendAsync(request.build(), BodyHandlers.discarding()).thenApply(answer -> answer.statusCode());
    }

    /** Visits at a steady rate beside calls with tokens good and bad; the longest visit in milliseconds. */
    private static long longestVisit(HitchProcess service) {
        List<CompletableFuture<Long>> visits = new ArrayList<>();
        List<CompletableFuture<Integer>> calls = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < VISITS_A_SECOND * SECONDS; i++) {
            long due = begin + i * Duration.ofSeconds(1).toNanos() / VISITS_A_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
            visits.add(send(service.url() + "/" + code, null).thenApply(status -> {
                assertThat(status).isEqualTo(302);
                // From when it was due: what waits behind a slow one counts as slow, too.
                return Duration.ofNanos(System.nanoTime() - due).toMillis();
            }));
            if (i % 5 == 0) {
                String token = i % 2 == 0 ? identities.garbage() : identities.token(Tokens.newClient());
                calls.add(send(service.url() + "/tsp/v1/application", token));
            }
        }
        calls.forEach(CompletableFuture::join);
        return visits.stream()
                .flatMapToLong(visit -> LongStream.of(visit.join()))
                .max()
                .orElseThrow();
    }

    private static void visitsAreAsFastAsWithout(String fault, Runnable begin, Runnable end) {
        asFast(fault, () -> longestVisit(service), () -> {
            begin.run();
            long longest = longestVisit(service);
            end.run();
            return longest;
        });
    }

    private static void asFast(String fault, LongSupplier withoutFault, LongSupplier withFault) {
        List<String> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long without = withoutFault.getAsLong();
            long with = withFault.getAsLong();
            rounds.add("longest visit without " + without + " ms, with " + with + " ms");
            if (with <= without + MORE_MILLIS) {
                LOG.infof("Identity provider %s: %s", fault, rounds);
                return;
            }
        }
        throw new AssertionError("Identity provider " + fault + ": " + rounds);
    }

    private static void behavesAgain() {
        identities.misbehave(null);
    }

    private static long warnings(HitchProcess service, String text) {
        return service.output()
                .lines()
                .filter(line -> line.contains("\"level\":\"WARN\"") && line.contains(text))
                .count();
    }

    @Test
    void oneThatHangsCostsVisitsNothingAndItsLastKeysGoOn() {
        visitsAreAsFastAsWithout(
                "hangs",
                () -> {
                    identities.fallsSilent();
                    assertThat(call(service, identities.token("acme"))).isEqualTo(200);
                },
                () -> {
                    assertThat(call(service, identities.token("acme"))).isEqualTo(200);
                    assertThat(visit(service, "/q/health/ready")).isEqualTo(200);
                    behavesAgain();
                });
        assertThat(warnings(service, identities.jwksUrl())).isPositive();
    }

    @Test
    void oneThatAnswers503CostsVisitsNothingAndItsLastKeysGoOn() {
        visitsAreAsFastAsWithout("answers 503", () -> identities.answers(503, ""), () -> {
            assertThat(call(service, identities.token("acme"))).isEqualTo(200);
            behavesAgain();
        });
    }

    @Test
    void oneThatAnswersWithAnotherDocumentCostsVisitsNothingAndItsLastKeysGoOn() {
        visitsAreAsFastAsWithout("answers {}", () -> identities.answers(200, "{}"), () -> {
            assertThat(call(service, identities.token("acme"))).isEqualTo(200);
            behavesAgain();
        });
    }

    @Test
    void oneThatIsAwayAtTheStartIsWaitedFor() {
        FakeIdentityProvider away = new FakeIdentityProvider();
        int port = away.port();
        away.close();
        Map<String, String> alone = new HashMap<>(environment);
        alone.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", "http://127.0.0.1:" + port + "/jwks");
        try (HitchProcess started = HitchProcess.start(alone)) {
            String token = identities.token("acme");
            assertThat(visit(started, "/" + code)).isEqualTo(302);
            Response refused = mint(started, token);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.<String>path("code")).isEqualTo("service_unavailable");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
            longestVisit(started);
            asFast("is away at the start", () -> longestVisit(service), () -> longestVisit(started));
            assertThat(warnings(started, "127.0.0.1:" + port)).isEqualTo(1);
            try (FakeIdentityProvider back = new FakeIdentityProvider(port)) {
                assertThat(Eventually.see(() -> call(started, back.token("acme")), status -> status == 200))
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void theWrongDocumentIsNamedInOneLine() {
        Map<String, String> wrong = new HashMap<>(environment);
        wrong.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", identities.url() + FakeIdentityProvider.DISCOVERY);
        try (HitchProcess started = HitchProcess.start(wrong)) {
            assertThat(call(started, identities.token("acme"))).isEqualTo(503);
            longestVisit(started);
            asFast("is another document", () -> longestVisit(service), () -> longestVisit(started));
            assertThat(started.output().lines().filter(line -> line.contains(FakeIdentityProvider.DISCOVERY)))
                    .hasSize(1)
                    .allMatch(line -> line.contains("\"level\":\"WARN\"") && line.contains(identities.jwksUrl()));
        }
    }

    @Test
    void whereTokensHaveNoAudienceTheListedClientsAreLetIn() {
        Map<String, String> cognito = new HashMap<>(environment);
        cognito.remove("MP_JWT_VERIFY_AUDIENCES");
        cognito.put("HITCH_CALLER_CLIENTS", "acme");
        cognito.put("HITCH_CALLER_SCOPE_PREFIX", "hitch/");
        try (HitchProcess started = HitchProcess.start(cognito)) {
            // 200 where another test has minted the same link before.
            assertThat(mint(started, cognitoToken("acme")).statusCode()).isBetween(200, 201);
            String other = cognitoToken("other");
            assertThat(mint(started, other).statusCode()).isEqualTo(401);
            assertThat(mint(started, other).statusCode()).isEqualTo(401);
            assertThat(given().get(started.url() + "/q/metrics").asString())
                    .contains("hitch_tokens_refused_total{reason=\"audience\"} 2.0", "hitch_jwks_fresh 1.0");
            // Two, where a minute began between them.
            assertThat(warnings(started, "Refused an access token (audience)")).isBetween(1L, 2L);
            assertThat(started.output()).doesNotContain(other.substring(0, 40), other.substring(other.length() - 40));
        }
    }

    private static String cognitoToken(String client) {
        return identities.sign(
                Jwt.claims()
                        .issuer(Development.ISSUER)
                        .expiresAt(Instant.now().plusSeconds(600))
                        .claim("token_use", "access")
                        .claim("client_id", client)
                        .claim("scope", "hitch/links:write"),
                null);
    }
}
