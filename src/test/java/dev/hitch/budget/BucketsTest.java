package dev.hitch.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BucketsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Buckets<String> buckets = new Buckets<>(6, MINUTE, 100, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    private int takeAll(String key) {
        int taken = 0;
        while (buckets.of(key).tryConsume(1)) {
            taken++;
        }
        return taken;
    }

    @Test
    void aKeyHasItsWholeBudgetAtFirst() {
        assertThat(buckets.known("a")).isEmpty();
        assertThat(takeAll("a")).isEqualTo(6);
        assertThat(buckets.known("a")).isPresent();
    }

    @Test
    void oneKeyDoesNotUseUpTheBudgetOfAnother() {
        takeAll("a");
        assertThat(takeAll("b")).isEqualTo(6);
    }

    @Test
    void theBudgetComesBackSteadily() {
        takeAll("a");
        now = now.plus(MINUTE.dividedBy(6)).minusMillis(1);
        assertThat(takeAll("a")).isZero();
        now = now.plusMillis(1);
        assertThat(takeAll("a")).isEqualTo(1);
        now = now.plus(MINUTE.dividedBy(2));
        assertThat(takeAll("a")).isEqualTo(3);
    }

    @Test
    void unusedBudgetIsNotSavedUp() {
        takeAll("a");
        now = now.plus(Duration.ofDays(1));
        assertThat(takeAll("a")).isEqualTo(6);
    }

    @Test
    void aClockThatIsSetBackGivesNothingAway() {
        takeAll("a");
        now = now.minus(Duration.ofHours(1));
        assertThat(takeAll("a")).isZero();
    }
}
