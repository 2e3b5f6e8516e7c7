package dev.hitch.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/** Waits for what happens by itself, soon. */
public final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    /** Looks again and again until {@code seen} is {@code expected}; fails where it does not become so. How long it took. */
    public static <T> Duration become(T expected, Supplier<T> seen) {
        Instant begin = Instant.now();
        T last = seen.get();
        while (!expected.equals(last) && Instant.now().isBefore(begin.plus(LIMIT))) {
            LockSupport.parkNanos(PAUSE.toNanos());
            last = seen.get();
        }
        assertThat(last).isEqualTo(expected);
        return Duration.between(begin, Instant.now());
    }
}
