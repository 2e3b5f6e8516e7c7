package dev.hitch.ratelimit;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import io.github.bucket4j.ConsumptionProbe;

import dev.hitch.budget.Buckets;

/** One limit: so many requests a second for each key. */
final class RateLimit<K> {

    private static final Duration SECOND = Duration.ofSeconds(1);
    // A bucket is full again after a second, so only the keys of the last second matter; each takes about 500 bytes.
    private static final int KEYS = 20_000;

    private final String name;
    private final long quota;
    private final Buckets<K> buckets;

    /** {@code quota} requests a second, 0 for no limit; callers are told {@code name}. */
    RateLimit(String name, long quota, Clock clock) {
        this.name = name;
        this.quota = quota;
        this.buckets = quota == 0 ? null : new Buckets<>(quota, SECOND, KEYS, clock);
    }

    /** Counts a request of {@code key}; empty if there is no limit. */
    Optional<Count> count(K key) {
        if (quota == 0) {
            return Optional.empty();
        }
        ConsumptionProbe probe = buckets.of(key).tryConsumeAndReturnRemaining(1);
        Duration wait = probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
        return Optional.of(new Count(name, quota, probe.getRemainingTokens(), wait));
    }

    /**
     * The result of counting a request.
     *
     * @param name of the limit
     * @param quota requests a second
     * @param remaining requests that may be sent at once
     * @param retryAfter how long to wait before this one is sent again, zero where it may go on
     */
    record Count(String name, long quota, long remaining, Duration retryAfter) {

        boolean exceeded() {
            return !retryAfter.isZero();
        }

        /** An item of {@code RateLimit-Policy}. */
        String policy() {
            return "\"" + name + "\";q=" + quota + ";w=" + SECOND.toSeconds();
        }

        /** An item of {@code RateLimit}: after at most a second the whole quota is available again. */
        String state() {
            return "\"" + name + "\";r=" + remaining + ";t=" + SECOND.toSeconds();
        }
    }
}
