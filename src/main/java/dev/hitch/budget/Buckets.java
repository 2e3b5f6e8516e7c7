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
 * A budget for each key, of so much in a period and refilled steadily. Memory is bounded: a key that is forgotten has its whole
 * budget again, so that forgetting can only be generous.
 */
public final class Buckets<K> {

    // A budget begins anew after so many periods: a sixtieth more for whoever always spends it all, and no more than
    // that lost
    // where the clock of the machine is set back, which stops the refill.
    private static final int PERIODS = 60;

    private final Cache<K, Bucket> buckets;
    private final long budget;
    private final Duration period;
    private final TimeMeter time;

    /** {@code budget} in each {@code period} for each key, of which {@code keys} are remembered at a time. */
    public Buckets(long budget, Duration period, long keys, Clock clock) {
        this.budget = budget;
        this.period = period;
        this.time = new ClockMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(keys)
                .expireAfterWrite(period.multipliedBy(PERIODS))
                .build();
    }

    /** The bucket of {@code key}, a full one where it is not known. */
    public Bucket of(K key) {
        return buckets.get(key, unknown -> full());
    }

    /** The bucket of {@code key}, empty where it is not known and so would be full. */
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
