package dev.hitch.shortlink.visit;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.memory.HearingClock;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.visit.VisitService.Visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a replica answers from memory, without a database that sends notifications. */
class VisitCacheTest {

    private static final ShortCode CODE = new ShortCode("az9qtk2d");
    private static final Instant NOW = Instant.parse("2026-01-06T03:24:53Z");
    private static final Visit OPEN = new Visit(NOW.plusSeconds(60), false);
    private static final VisitConfig CONFIG = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(VisitConfig.class)
            .build()
            .getConfigMapping(VisitConfig.class);

    private final HearingClock clock = new HearingClock();
    private final AtomicInteger reads = new AtomicInteger();
    private final VisitCache cache = new VisitCache(this::read, () -> this.away, clock.hearing(), CONFIG);
    private Uni<Visit> stored = Uni.createFrom().item(OPEN);
    private UniEmitter<? super Visit> slow;
    private boolean away;

    private Uni<Visit> read(String code) {
        reads.incrementAndGet();
        return stored;
    }

    private Visit visit() {
        return cache.get(CODE).await().indefinitely();
    }

    private boolean opens() {
        return visit().open(NOW);
    }

    private void databaseIsAway() {
        stored = Uni.createFrom().failure(new IllegalStateException("away"));
        clock.lose();
    }

    @Test
    void whatWasReadIsRemembered() {
        clock.prove();
        assertThat(opens()).isTrue();
        stored = Uni.createFrom().nullItem();
        assertThat(opens()).isTrue();
        assertThat(reads).hasValue(1);
    }

    @Test
    void anUnknownCodeIsNotRememberedForALinkMayGetIt() {
        clock.prove();
        stored = Uni.createFrom().nullItem();
        assertThat(visit()).isNull();
        stored = Uni.createFrom().item(OPEN);
        assertThat(opens()).isTrue();
    }

    @Test
    void aRevocationCountsWhateverIsRemembered() {
        clock.prove();
        assertThat(opens()).isTrue();
        cache.received(CODE.value());
        assertThat(opens()).isFalse();
        assertThat(reads).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "listening_x", "AZ9QTK2", "\u0130\u0130\u0130\u0130\u0130\u0130\u0130\u0130", "az9qtk2e"})
    void anythingElseRevokesNothing(String text) {
        clock.prove();
        cache.received(text);
        assertThat(opens()).isTrue();
    }

    @Test
    void whatWasReadBeforeARevocationAndArrivesAfterItDoesNotOpen() {
        clock.prove();
        stored = Uni.createFrom().emitter(emitter -> slow = emitter);
        var visitor = cache.get(CODE).subscribe().withSubscriber(UniAssertSubscriber.create());
        cache.revoke(CODE);
        slow.complete(OPEN);
        assertThat(visitor.awaitItem().getItem().open(NOW)).isFalse();
        assertThat(opens()).isFalse();
    }

    @Test
    void aRevocationOutlivesTheHearing() {
        clock.prove();
        cache.revoke(CODE);
        clock.lose();
        assertThat(opens()).isFalse();
    }

    @Test
    void whileTheDatabaseIsAwayWhatIsRememberedIsAnsweredForAMinute() {
        clock.prove();
        opens();
        databaseIsAway();
        clock.pass(60_000);
        assertThat(opens()).isTrue();
        assertThat(reads).hasValue(2);
        away = true;
        assertThat(opens()).isTrue();
        assertThat(reads).hasValue(2);
        clock.pass(1);
        assertThatThrownBy(this::visit).hasMessage("away");
    }

    @Test
    void whileTheDatabaseIsAwayARevokedLinkStaysRevoked() {
        clock.prove();
        opens();
        cache.revoke(CODE);
        databaseIsAway();
        away = true;
        assertThat(opens()).isFalse();
    }

    @Test
    void aDeafProcessWhoseDatabaseAnswersReadsAgain() {
        clock.prove();
        opens();
        clock.lose();
        opens();
        assertThat(reads).hasValue(2);
    }

    @Test
    void aFailedReadIsNoReasonForAnOldAnswerWhileChangesAreHeard() {
        clock.prove();
        opens();
        clock.pass(1000);
        clock.prove();
        stored = Uni.createFrom().failure(new IllegalStateException("away"));
        assertThatThrownBy(this::visit).hasMessage("away");
    }
}
