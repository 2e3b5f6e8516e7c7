package dev.hitch.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what happens in the background. */
public final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    /** What {@code look} sees once it is {@code wanted}, or what it sees after half a minute. */
    public static <T> T see(Supplier<T> look, Predicate<T> wanted) {
        // Not the time of day, which may be set while a test waits.
        long begin = System.nanoTime();
        T seen = look.get();
        while (!wanted.test(seen) && System.nanoTime() - begin < LIMIT.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            seen = look.get();
        }
        return seen;
    }
}
