package dev.hitch.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;

/** The clock of the service under test: the real time, moved by what a test says. */
public final class MutableClock extends Clock {

    private static final MutableClock INSTANCE = new MutableClock();

    private final AtomicReference<Instant> fixed = new AtomicReference<>();

    /** The one there is, for those who make the thing under test themselves. */
    public static Clock instance() {
        return INSTANCE;
    }

    /** Stands still at {@code instant} while {@code work} runs. */
    public static void at(Instant instant, Runnable work) {
        INSTANCE.fixed.set(instant.truncatedTo(ChronoUnit.MILLIS));
        try {
            work.run();
        } finally {
            INSTANCE.fixed.set(null);
        }
    }

    /** Stands still at {@code ahead} from now while {@code work} runs. */
    public static void ahead(Duration ahead, Runnable work) {
        at(Instant.now().plus(ahead), work);
    }

    @Override
    public Instant instant() {
        Instant set = fixed.get();
        return set == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : set;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    /** Puts it in the place of the real clock. */
    static class Producer {

        @Produces
        @Alternative
        @Priority(1)
        @ApplicationScoped
        Clock clock() {
            return INSTANCE;
        }
    }
}
