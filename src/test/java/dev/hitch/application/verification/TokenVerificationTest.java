package dev.hitch.application.verification;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.hitch.application.Client;
import dev.hitch.development.Development;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.telemetry.Metrics;
import dev.hitch.testing.FakeIdentityProvider;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Who a token is found to be of, and what is kept of the finding. */
class TokenVerificationTest {

    private final Vertx vertx = Vertx.vertx();
    private final FakeIdentityProvider identities = new FakeIdentityProvider();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final JWTAuthContextInfo settings = settings();
    private final VerificationKeys keys = new VerificationKeys(
            settings, mapping(VerificationKeys.Config.class), MutableClock.instance(), vertx, meters);
    private final TokenVerification verification = new TokenVerification(
            keys,
            new TokenRules(settings, mapping(CallerConfig.class), MutableClock.instance()),
            new Refusals(meters, MutableClock.instance()),
            mapping(CallerConfig.class),
            MutableClock.instance());

    @AfterEach
    void stop() throws Exception {
        keys.stop();
        identities.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private JWTAuthContextInfo settings() {
        JWTAuthContextInfo jwt = new JWTAuthContextInfo();
        jwt.setPublicKeyLocation(identities.jwksUrl());
        jwt.setIssuedBy(Development.ISSUER);
        jwt.setExpectedAudience(Set.of(Development.AUDIENCE));
        jwt.setClockSkew(10);
        return jwt;
    }

    private static <T> T mapping(Class<T> type) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(type)
                .build()
                .getConfigMapping(type);
    }

    /** As a request asks, on a context of its own. */
    private SecurityIdentity verify(String token) {
        CompletableFuture<SecurityIdentity> found = new CompletableFuture<>();
        TokenAuthenticationRequest request = new TokenAuthenticationRequest(new TokenCredential(token, "bearer"));
        vertx.getOrCreateContext().runOnContext(now -> verification
                .authenticate(request, null)
                .subscribe()
                .with(found::complete, found::completeExceptionally));
        return Uni.createFrom().completionStage(found).await().atMost(Duration.ofSeconds(30));
    }

    private double refused(String reason) {
        return meters.get(Metrics.TOKENS_REFUSED)
                .tag(Metrics.REASON, reason)
                .counter()
                .count();
    }

    @Test
    void aTokenIsThatOfItsClientWithItsScopesAsRoles() {
        SecurityIdentity identity = verify(identities.token("acme"));
        assertThat(identity.getPrincipal()).isEqualTo(new Client(Development.ISSUER, "acme"));
        assertThat(identity.hasRole("links:read")).isTrue();
        assertThat(identity.hasRole("links:reads")).isFalse();
    }

    @Test
    void aTokenThatWasVerifiedNeedsItsKeyNoMore() {
        String token = identities.token("acme");
        verify(token);
        identities.rotate();
        // Another token makes the service fetch the new keys, among which that of the first is not.
        verify(identities.token("bolt"));
        assertThat(verify(token).getPrincipal().getName()).isEqualTo("acme");
    }

    @Test
    void aTokenThatWasVerifiedIsRefusedOnceItHasExpired() {
        String token = identities.token("acme");
        verify(token);
        MutableClock.ahead(Duration.ofHours(2), () -> assertThatThrownBy(() -> verify(token))
                .isInstanceOf(AuthenticationFailedException.class));
        assertThat(refused("expired")).isEqualTo(1);
    }

    @Test
    void aTokenOfAHundredKilobytesIsRefusedWithoutAskingForKeys() {
        assertThatThrownBy(() -> verify(identities.token("acme") + "x".repeat(100 * 1024)))
                .isInstanceOf(AuthenticationFailedException.class);
        assertThat(identities.received()).isEmpty();
    }

    @Test
    void whereThereAreNoKeysTheServiceIsUnavailable() {
        identities.answers(503, "");
        ApiException failure = catchThrowableOfType(ApiException.class, () -> verify(identities.token("acme")));
        assertThat(failure.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
        assertThat(refused("keys")).isEqualTo(1);
    }

    @Test
    void everyRefusalIsCountedByItsReason() {
        String token = identities.sign(Tokens.claims("acme", Tokens.ALL).audience("billing"), null);
        assertThatThrownBy(() -> verify(token)).isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> verify(token)).isInstanceOf(AuthenticationFailedException.class);
        assertThat(refused("audience")).isEqualTo(2);
    }
}
