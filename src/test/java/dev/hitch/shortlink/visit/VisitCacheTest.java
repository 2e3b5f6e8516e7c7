package dev.hitch.shortlink.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.junit.jupiter.api.Test;

import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.visit.VisitService.Visit;

import static org.assertj.core.api.Assertions.assertThat;

class VisitCacheTest {

    private static final ShortCode CODE = new ShortCode("az9qtk2d");
    private static final Instant NOW = Instant.parse("2026-01-06T03:24:53Z");
    private static final Optional<Visit> OPEN = Optional.of(new Visit(NOW.plusSeconds(60), false));

    private final AtomicInteger reads = new AtomicInteger();
    private final VisitCache cache = new VisitCache(this::read, Duration.ofSeconds(10), 100);
    private Uni<Optional<Visit>> stored = Uni.createFrom().item(OPEN);
    private UniEmitter<? super Optional<Visit>> slow;

    private Uni<Optional<Visit>> read(ShortCode code) {
        reads.incrementAndGet();
        return stored;
    }

    private Optional<Visit> visit(Optional<Visit> inDatabase) {
        stored = Uni.createFrom().item(inDatabase);
        return cache.get(CODE).await().indefinitely();
    }

    private boolean opens() {
        return visit(OPEN).map(visit -> visit.open(NOW)).orElse(false);
    }

    @Test
    void whatWasReadIsRemembered() {
        assertThat(visit(OPEN)).isEqualTo(OPEN);
        assertThat(visit(Optional.empty())).isEqualTo(OPEN);
        assertThat(reads).hasValue(1);
    }

    @Test
    void aRevocationCountsWhateverIsRemembered() {
        assertThat(opens()).isTrue();
        cache.revoke(CODE);
        assertThat(opens()).isFalse();
        assertThat(reads).hasValue(1);
    }

    @Test
    void whatWasReadBeforeARevocationAndArrivesAfterItDoesNotOpen() {
        stored = Uni.createFrom().emitter(emitter -> slow = emitter);
        var visitor = cache.get(CODE).subscribe().withSubscriber(UniAssertSubscriber.create());
        cache.revoke(CODE);
        slow.complete(OPEN);
        assertThat(visitor.awaitItem().getItem().orElseThrow().open(NOW)).isFalse();
        assertThat(opens()).isFalse();
    }

    @Test
    void whatWasBeingReadWhenTheCacheWasClearedIsNotRemembered() {
        stored = Uni.createFrom().emitter(emitter -> slow = emitter);
        var visitor = cache.get(CODE).subscribe().withSubscriber(UniAssertSubscriber.create());
        cache.clear();
        slow.complete(OPEN);
        visitor.awaitItem();
        Optional<Visit> revoked = Optional.of(new Visit(NOW.plusSeconds(60), true));
        assertThat(visit(revoked)).isEqualTo(revoked);
    }

    @Test
    void aRevocationOutlivesTheClearingOfTheCache() {
        cache.revoke(CODE);
        cache.clear();
        assertThat(opens()).isFalse();
    }
}
