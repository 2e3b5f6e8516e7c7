package dev.hitch.memory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HearingTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
    private final Hearing hearing = new Hearing(true, clock::get);

    private void pass(int millis) {
        clock.addAndGet(millis * 1_000_000L);
    }

    // The clock may pass the largest number, as System.nanoTime may.
    private void prove() {
        hearing.proved(clock.get());
    }

    @Test
    void nothingIsHeardBeforeTheFirstProof() {
        assertThat(hearing.number()).isZero();
    }

    @Test
    void aProofHoldsForASecondFromWhenItBegan() {
        long began = clock.get();
        pass(400);
        hearing.proved(began);
        pass(599);
        assertThat(hearing.number()).isEqualTo(1);
        pass(1);
        assertThat(hearing.number()).isZero();
    }

    @Test
    void proofsInTimeContinueTheHearing() {
        for (int i = 0; i < 10; i++) {
            prove();
            pass(900);
        }
        assertThat(hearing.number()).isEqualTo(1);
    }

    @Test
    void aLateAnswerProvesNothing() {
        long began = clock.get();
        pass(1000);
        hearing.proved(began);
        assertThat(hearing.number()).isZero();
    }

    @Test
    void afterAFrozenSecondAnotherHearingBegins() {
        prove();
        pass(3000);
        assertThat(hearing.number()).isZero();
        prove();
        assertThat(hearing.number()).isEqualTo(2);
    }

    @Test
    void aLostConnectionEndsTheHearingAtOnce() {
        prove();
        hearing.lost();
        assertThat(hearing.number()).isZero();
        prove();
        assertThat(hearing.number()).isEqualTo(2);
    }

    @Test
    void itsAgeCountsFromTheLastProof() {
        prove();
        pass(400);
        hearing.lost();
        pass(100);
        assertThat(hearing.age()).isEqualTo(Duration.ofMillis(500));
    }
}
