package dev.hitch.shortlink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.netty.util.NetUtil;

/**
 * Slows down whoever guesses codes: a client address has a budget of misses, refilled steadily. Once it is spent, that address
 * is answered 429 for every code: an answer that still told hits from misses would be all that a guesser needs.
 */
@Singleton
class VisitGuard {

    private static final long REMEMBERED_ADDRESSES = 100_000;

    private final Cache<String, Bucket> budgets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_ADDRESSES)
            .expireAfterWrite(Duration.ofHours(1))
            .build();
    private final long missesPerMinute;
    private final TimeMeter time;

    @Inject
    VisitGuard(ShortLinkConfig config, Clock clock) {
        this(config.missesPerMinute(), clock);
    }

    VisitGuard(long missesPerMinute, Clock clock) {
        this.missesPerMinute = missesPerMinute;
        this.time = new ClockMeter(clock);
    }

    /** How long this address has to wait before its next visit; empty where it may go on. */
    Optional<Duration> wait(String address) {
        Bucket budget = budgets.getIfPresent(budgetHolder(address));
        if (budget == null) {
            return Optional.empty();
        }
        long nanos = budget.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    /** Counts a visit to a code that does not exist. */
    void miss(String address) {
        budgets.get(budgetHolder(address), unknown -> newBudget()).tryConsume(1);
    }

    private Bucket newBudget() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(missesPerMinute).refillGreedy(missesPerMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    // A single customer is given a whole /64 of IPv6 addresses.
    static String budgetHolder(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length != 16 ? address : HexFormat.of().formatHex(bytes, 0, 8);
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
