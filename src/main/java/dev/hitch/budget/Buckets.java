package dev.hitch.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/**
 * A budget for each key: so much in a period, refilled steadily. Memory is bounded; a key that is dropped has its whole
 * budget again.
 */
public final class Buckets<K> {

    // Entries expire after so many periods. A key that always uses all of it gains a sixtieth; if the clock of the
    // machine is set back, which stops the refill, a key waits no longer than this.
    private static final int PERIODS = 60;

    private final Cache<K, Bucket> buckets;
    private final long budget;
    private final Duration period;
    private final TimeMeter time;

    /** {@code budget} in each {@code period} for each key; at most {@code keys} of them are kept. */
    public Buckets(long budget, Duration period, long keys, Clock clock) {
        this.budget = budget;
        this.period = period;
        this.time = new ClockMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(keys)
                .expireAfterWrite(period.multipliedBy(PERIODS))
                .build();
    }

    /** The bucket of {@code key}, a new and full one if there is none. */
    public Bucket of(K key) {
        return buckets.get(key, unknown -> full());
    }

    /** The bucket of {@code key}; empty if there is none, which means a full budget. */
    public Optional<Bucket> known(K key) {
        return Optional.ofNullable(buckets.getIfPresent(key));
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(budget).refillGreedy(budget, period))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
