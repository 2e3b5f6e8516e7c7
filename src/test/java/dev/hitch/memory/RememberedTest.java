package dev.hitch.memory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedTest {

    private final AtomicLong clock = new AtomicLong();
    private final Hearing hearing = new Hearing(true, clock::get);
    private final AtomicInteger reads = new AtomicInteger();
    private final Queue<UniEmitter<? super String>> slow = new ArrayDeque<>();
    private final Remembered<String, String> remembered = remembered(hearing);
    private String stored = "old";
    private boolean answering = true;

    private Remembered<String, String> remembered(Hearing hearing) {
        return new Remembered<>(hearing, Duration.ofSeconds(1), 100, key -> {
            reads.incrementAndGet();
            String value = stored;
            return answering ? Uni.createFrom().item(value) : Uni.createFrom().emitter(emitter -> slow.add(emitter));
        });
    }

    private void prove() {
        hearing.proved(clock.get());
    }

    private void pass(int millis) {
        clock.addAndGet(millis * 1_000_000L);
    }

    private static String get(Remembered<String, String> from) {
        return from.get("key").await().indefinitely();
    }

    private String get() {
        return get(remembered);
    }

    private void readSlowly() {
        answering = false;
        remembered.get("key").subscribe().with(value -> {});
        answering = true;
    }

    @Test
    void itIsReadOnceAsLongAsChangesAreHeard() {
        for (int i = 0; i < 20; i++) {
            prove();
            assertThat(get()).isEqualTo("old");
            pass(900);
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void nothingIsRememberedWithoutAProof() {
        get();
        get();
        assertThat(reads).hasValue(2);
    }

    @Test
    void whatWasRememberedIsNotUsedInAnotherHearing() {
        prove();
        get();
        pass(1000);
        stored = "new";
        assertThat(get()).isEqualTo("new");
        prove();
        assertThat(get()).isEqualTo("new");
        assertThat(reads).hasValue(3);
    }

    @Test
    void whatIsForgottenIsReadAgain() {
        prove();
        get();
        stored = "new";
        remembered.forget("key");
        assertThat(get()).isEqualTo("new");
    }

    @Test
    void whatWasReadBeforeAChangeAndArrivesAfterItIsNotKept() {
        prove();
        readSlowly();
        remembered.forget("key");
        slow.remove().complete("old");
        stored = "new";
        assertThat(get()).isEqualTo("new");
    }

    @Test
    void whatWasReadInAnEarlierHearingIsNotKept() {
        prove();
        readSlowly();
        hearing.lost();
        prove();
        slow.remove().complete("old");
        stored = "new";
        assertThat(get()).isEqualTo("new");
    }

    @Test
    void nothingIsNotRemembered() {
        prove();
        stored = null;
        assertThat(get()).isNull();
        stored = "new";
        assertThat(get()).isEqualTo("new");
    }

    @Test
    void withoutNotificationsItIsKeptForItsTimeFromWhenTheReadBegan() {
        Remembered<String, String> unheard = remembered(new Hearing(false, clock::get));
        answering = false;
        unheard.get("key").subscribe().with(value -> {});
        answering = true;
        pass(400);
        slow.remove().complete("old");
        stored = "new";
        pass(599);
        assertThat(get(unheard)).isEqualTo("old");
        pass(1);
        assertThat(get(unheard)).isEqualTo("new");
    }

    @Test
    void withoutAProofItIsKnownForAWhileUnlessItChanged() {
        prove();
        get();
        remembered.get("other").await().indefinitely();
        hearing.lost();
        remembered.forget("other");
        pass(60_000);
        assertThat(remembered.ifKnown("key")).isNull();
        assertThat(remembered.ifKnownWithin(Duration.ofMinutes(1), "key")).isEqualTo("old");
        assertThat(remembered.ifKnownWithin(Duration.ofMinutes(1), "other")).isNull();
        pass(1);
        assertThat(remembered.ifKnownWithin(Duration.ofMinutes(1), "key")).isNull();
    }

    @Test
    void manyAreReadTogether() {
        prove();
        get();
        List<String> asked = new ArrayList<>();
        Map<String, String> found = remembered
                .getAll(List.of("key", "a", "b"), missing -> {
                    asked.addAll(missing);
                    return Uni.createFrom().item(missing.stream().collect(Collectors.toMap(key -> key, key -> "x")));
                })
                .await()
                .indefinitely();
        assertThat(asked).containsExactlyInAnyOrder("a", "b");
        assertThat(found).isEqualTo(Map.of("key", "old", "a", "x", "b", "x"));
        assertThat(remembered.ifKnown("a")).isEqualTo("x");
    }
}
