package dev.hitch.ratelimit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import dev.hitch.budget.Buckets;
import dev.hitch.ratelimit.RateLimit.Count;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitTest {

    private Instant now = Instant.parse("2026-11-22T00:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final RateLimit<String> limit = new RateLimit<>("application", 10, clock);

    private Count count(String key) {
        return limit.count(key).orElseThrow();
    }

    private void exhaust(String key) {
        for (int i = 0; i < 10; i++) {
            assertThat(count(key).exceeded()).isFalse();
        }
    }

    @Test
    void afterTheQuotaTheNextHasToWaitAndOthersAreNotConcerned() {
        exhaust("one");
        assertThat(count("one").retryAfter()).isEqualTo(Duration.ofMillis(100));
        assertThat(count("two").exceeded()).isFalse();
    }

    @Test
    void theQuotaComesBackSteadilyWithinASecond() {
        exhaust("one");
        now = now.plusMillis(100);
        assertThat(count("one").exceeded()).isFalse();
        assertThat(count("one").exceeded()).isTrue();
        now = now.plusSeconds(1);
        exhaust("one");
        assertThat(count("one").exceeded()).isTrue();
    }

    @Test
    void whatIsRefusedCostsNothing() {
        exhaust("one");
        for (int i = 0; i < 100; i++) {
            assertThat(count("one").exceeded()).isTrue();
        }
        now = now.plusSeconds(1);
        exhaust("one");
    }

    @Test
    void callersAreToldInTheFormOfTheDraft() {
        Count first = count("one");
        assertThat(first.policy()).isEqualTo("\"application\";q=10;w=1");
        assertThat(first.state()).isEqualTo("\"application\";r=9;t=1");
    }

    @Test
    void zeroIsNoLimit() {
        RateLimit<String> off = new RateLimit<>("application", 0, clock);
        for (int i = 0; i < 1_000; i++) {
            assertThat(off.count("one")).isEmpty();
        }
    }

    @Test
    void whoMakesUpKeysFillsNoMemory() {
        Buckets<Integer> few = new Buckets<>(1, Duration.ofSeconds(1), 100, clock);
        for (int key = 0; key < 100_000; key++) {
            few.of(key).tryConsume(1);
        }
        // What is evicted is evicted a moment later, and asking for any key lets it happen.
        long remembered = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 1_000 && remembered > 100; attempt++) {
            remembered = 0;
            for (int key = 0; key < 100_000; key++) {
                remembered += few.known(key).isPresent() ? 1 : 0;
            }
        }
        assertThat(remembered).isBetween(1L, 100L);
    }
}
