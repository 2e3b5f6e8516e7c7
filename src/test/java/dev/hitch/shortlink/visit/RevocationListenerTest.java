package dev.hitch.shortlink.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.visit.VisitService.Visit;
import dev.hitch.telemetry.Metrics;

import static org.assertj.core.api.Assertions.assertThat;

/** What a replica does with the notifications that it gets, without a database that sends them. */
class RevocationListenerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ShortCode CODE = new ShortCode("az9qtk2d");

    private final AtomicInteger reads = new AtomicInteger();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final VisitCache cache = new VisitCache(
            code -> {
                reads.incrementAndGet();
                return Uni.createFrom().item(Optional.of(new Visit(NOW.plusSeconds(60), false)));
            },
            Duration.ofMinutes(1),
            100);
    private final RevocationListener listener = new RevocationListener(
            null,
            null,
            cache,
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(VisitConfig.class)
                    .build()
                    .getConfigMapping(VisitConfig.class),
            meters);

    private boolean open() {
        return cache.get(CODE).await().indefinitely().orElseThrow().open(NOW);
    }

    private double gauge() {
        return meters.get(Metrics.REVOCATION_LISTENING).gauge().value();
    }

    @Test
    void aCodeThatIsNotifiedIsRevokedThoughItsLinkIsCachedAsOpen() {
        assertThat(open()).isTrue();
        listener.received("az9qtk2d");
        assertThat(open()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "listening_x", "AZ9QTK2", "\u0130\u0130\u0130\u0130\u0130\u0130\u0130\u0130", "az9qtk2e"})
    void anythingElseRevokesNothing(String text) {
        listener.received(text);
        assertThat(open()).isTrue();
    }

    @Test
    void whatWasCachedBeforeListeningBeganIsReadAgain() {
        open();
        open();
        assertThat(reads).hasValue(1);
        listener.started();
        open();
        assertThat(reads).hasValue(2);
    }

    @Test
    void anOperatorSeesWhetherNotificationsArrive() {
        assertThat(gauge()).isZero();
        listener.working();
        assertThat(gauge()).isEqualTo(1);
        listener.failing("connection lost");
        assertThat(gauge()).isZero();
        listener.working();
        assertThat(gauge()).isEqualTo(1);
    }
}
