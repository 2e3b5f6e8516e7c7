package dev.hitch.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

/** When credentials are checked. Times are spread at random, so that what came together does not stay together. */
@ApplicationScoped
class CheckPlan {

    /** How long a replica may take for what it claimed; afterwards others go on. More than a provider may ever take. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration SAME_ACCOUNT_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 20;

    private final ConnectionConfig config;
    private final RandomGenerator random;
    private final Clock clock;
    private final Map<String, Instant> pausedUntil = new ConcurrentHashMap<>();

    CheckPlan(ConnectionConfig config, RandomGenerator random, Clock clock) {
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    boolean enabled() {
        return !config.checkInterval().isZero();
    }

    int atOnce() {
        return config.checksAtOnce();
    }

    Instant now() {
        return clock.instant();
    }

    /** Until when what is claimed now is this replica's. */
    Instant leasedUntil() {
        return now().plus(LEASE);
    }

    /** When credentials that were just accepted are checked again: after the interval, a tenth more or less. */
    Instant next() {
        return now().plus(config.checkInterval().multipliedBy(9).dividedBy(10))
                .plus(upTo(config.checkInterval().dividedBy(5)));
    }

    /** When to try again after the provider was no help {@code failures} times in a row. Twice as long each time, up to the interval. */
    Instant retry(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration longest = config.checkInterval();
        Duration kept = pause.compareTo(longest) < 0 ? pause : longest;
        return now().plus(kept).plus(upTo(kept.dividedBy(2)));
    }

    /** When to check a connection whose account is being asked about for another one. */
    Instant afterTheOther() {
        return now().plus(SAME_ACCOUNT_PAUSE).plus(upTo(SAME_ACCOUNT_PAUSE));
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(Math.max(1, most.toMillis())));
    }

    /** This replica asks {@code provider} nothing more for {@code pause}. */
    void pause(String provider, Duration pause) {
        pausedUntil.merge(provider, now().plus(pause), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** The providers that this replica asks nothing at present. */
    List<String> paused() {
        Instant now = now();
        pausedUntil.values().removeIf(until -> !until.isAfter(now));
        return List.copyOf(pausedUntil.keySet());
    }
}
