package dev.hitch.application.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.telemetry.Metrics;
import dev.hitch.testing.Eventually;
import dev.hitch.testing.FakeIdentityProvider;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The keys of a JWKS address, while it answers, changes, fails or hangs. */
class VerificationKeysTest {

    private static final Duration STALE = Duration.ofHours(12);

    private final Vertx vertx = Vertx.vertx();
    private final FakeIdentityProvider identities = new FakeIdentityProvider();
    private SimpleMeterRegistry meters;
    private VerificationKeys keys = keys(identities.jwksUrl(), Duration.ofMinutes(10));

    @AfterEach
    void stop() throws Exception {
        keys.stop();
        identities.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private VerificationKeys keys(String location, Duration refresh) {
        meters = new SimpleMeterRegistry();
        JWTAuthContextInfo settings = new JWTAuthContextInfo();
        settings.setPublicKeyLocation(location);
        VerificationKeys.Config config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(VerificationKeys.Config.class)
                .withDefaultValue("hitch.jwks.refresh-time", refresh.toString())
                .withDefaultValue("hitch.jwks.stale-time", STALE.toString())
                .build()
                .getConfigMapping(VerificationKeys.Config.class);
        return new VerificationKeys(settings, config, MutableClock.instance(), vertx, meters);
    }

    private static KeySet get(Uni<KeySet> keys) {
        return keys.await().atMost(Duration.ofSeconds(20));
    }

    private static ApiException unavailable(Uni<KeySet> keys) {
        ApiException refused = catchThrowableOfType(ApiException.class, () -> get(keys));
        assertThat(refused.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
        assertThat(refused.retryAfter().orElseThrow()).isBetween(Duration.ZERO, Duration.ofSeconds(5));
        return refused;
    }

    private double fresh() {
        return meters.get(Metrics.JWKS_FRESH).gauge().value();
    }

    @Test
    void allWhoWaitAreServedByOneFetch() {
        List<KeySet> found = Together.run(20, i -> get(keys.current()));
        assertThat(found).allMatch(set -> set == found.get(0));
        assertThat(identities.received()).hasSize(1);
        assertThat(fresh()).isEqualTo(1);
    }

    @Test
    void anUnknownKeyIsLookedForOnceAMinute() {
        Instant now = Instant.now();
        MutableClock.at(now, () -> {
            KeySet first = get(keys.current());
            identities.rotate();
            KeySet second = get(keys.beyond(first));
            assertThat(second).isNotSameAs(first);
            assertThat(get(keys.beyond(first))).isSameAs(second);
            assertThat(Together.run(10, i -> get(keys.beyond(second)))).allMatch(set -> set == second);
            assertThat(identities.received()).hasSize(2);
        });
        MutableClock.at(now.plusSeconds(61), () -> {
            Together.run(10, i -> get(keys.beyond(get(keys.current()))));
            assertThat(identities.received()).hasSize(3);
        });
    }

    @Test
    void theLastGoodKeysGoOnForTheirStaleTimeAndNoLonger() {
        KeySet first = get(keys.current());
        identities.answers(503, "");
        Instant failed = Instant.now().plusSeconds(1);
        MutableClock.at(failed, () -> assertThat(get(keys.beyond(first))).isSameAs(first));
        assertThat(fresh()).isZero();
        MutableClock.at(failed.plus(STALE).minusSeconds(1), () -> assertThat(get(keys.current()))
                .isSameAs(first));
        int asked = identities.received().size();
        MutableClock.at(failed.plus(STALE).plusSeconds(1), () -> {
            for (int i = 0; i < 5; i++) {
                unavailable(keys.current());
            }
        });
        assertThat(identities.received()).hasSize(asked);
    }

    @Test
    void whereItHangsNobodyWaitsLongerThanTwoSeconds() {
        identities.fallsSilent();
        long begin = System.nanoTime();
        Together.run(20, i -> unavailable(keys.current()));
        // Were they to wait one after the other, it would be 40 seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(15));
        assertThat(identities.received()).hasSize(1);
        unavailable(keys.current());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "[]", "<html>", "{\"keys\":[]}"})
    void aDocumentWithoutKeysDoesNotReplaceTheLastGood(String document) {
        KeySet first = get(keys.current());
        identities.answers(200, document);
        assertThat(get(keys.beyond(first))).isSameAs(first);
        assertThat(fresh()).isZero();
        VerificationKeys started = keys(identities.jwksUrl(), Duration.ofMinutes(10));
        unavailable(started.current());
        started.stop();
    }

    @Test
    void whatIsNoPlainAnswerIsNone() {
        identities.answers(302, "", "Location", identities.url() + "/elsewhere");
        unavailable(keys.current());
        for (boolean announced : List.of(true, false)) {
            identities.answersWithoutEnd(announced);
            VerificationKeys started = keys(identities.jwksUrl(), Duration.ofMinutes(10));
            unavailable(started.current());
            started.stop();
        }
        VerificationKeys nowhere = keys("http://no-such-host.invalid/jwks", Duration.ofMinutes(10));
        unavailable(nowhere.current());
        nowhere.stop();
    }

    @Test
    void theyAreFetchedAgainInTheBackground() {
        keys.stop();
        keys = keys(identities.jwksUrl(), Duration.ofSeconds(1));
        KeySet first = get(keys.current());
        identities.hangsUp();
        assertThat(Eventually.see(this::fresh, value -> value == 0)).isZero();
        assertThat(get(keys.current())).isSameAs(first);
        identities.misbehave(null);
        assertThat(Eventually.see(this::fresh, value -> value == 1)).isEqualTo(1);
    }
}
