package dev.hitch.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what happens in the background. */
public final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Eventually() {}

    /** What {@code look} sees once it is {@code wanted}, or what it sees when there is no more patience. */
    public static <T> T see(Supplier<T> look, Predicate<T> wanted) {
        Instant limit = Instant.now().plus(LIMIT);
        T seen = look.get();
        while (!wanted.test(seen) && Instant.now().isBefore(limit)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            seen = look.get();
        }
        return seen;
    }
}
