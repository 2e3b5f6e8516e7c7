package dev.hitch.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * When a connection is due: for its next check, or for erasing. Checks are spread at random, so that connections made
 * at the same moment are not checked at the same moment for ever.
 */
@ApplicationScoped
public class ConnectionSchedule {

    // Where checks are turned off, a sign-in plans one all the same: they may be turned on later.
    private static final Duration USUAL_INTERVAL = Duration.ofDays(1);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration SAME_ACCOUNT_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 20;

    private final ConnectionConfig config;
    private final RandomGenerator random;
    private final Clock clock;

    ConnectionSchedule(ConnectionConfig config, RandomGenerator random, Clock clock) {
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    /** The time by the clock of the service. */
    public Instant now() {
        return clock.instant();
    }

    /** When credentials that a user typed at {@code now} are checked: after the check interval, exactly. */
    Instant checkAfterSignIn(Instant now) {
        return now.plus(interval());
    }

    /**
     * When credentials that passed a check at {@code now} are checked again: after the interval, a tenth more or less.
     */
    public Instant checkAfterSuccess(Instant now) {
        return now.plus(interval().multipliedBy(9).dividedBy(10))
                .plus(upTo(interval().dividedBy(5)));
    }

    /**
     * When to check again after {@code failures} checks in a row without a result: after five minutes, then twice as
     * long each time, at most the interval; and up to half as much more.
     */
    public Instant checkAfterFailures(Instant now, int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration kept = pause.compareTo(interval()) < 0 ? pause : interval();
        return now.plus(kept).plus(upTo(kept.dividedBy(2)));
    }

    /** When to check a connection whose account is being asked about for another connection: in one to two minutes. */
    public Instant checkAfterSameAccount(Instant now) {
        return now.plus(SAME_ACCOUNT_PAUSE).plus(upTo(SAME_ACCOUNT_PAUSE));
    }

    /** When a deletion that is requested at {@code now} may begin. */
    Instant eraseAfter(Instant now) {
        return now.plus(config.deletionGrace());
    }

    private Duration interval() {
        return config.checkInterval().isZero() ? USUAL_INTERVAL : config.checkInterval();
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(Math.max(1, most.toMillis())));
    }
}
