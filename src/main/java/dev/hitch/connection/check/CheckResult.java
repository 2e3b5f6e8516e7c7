package dev.hitch.connection.check;

import java.time.Duration;
import java.time.Instant;

import dev.hitch.connection.ConnectionSchedule;
import dev.hitch.connection.DueCheck;
import dev.hitch.provider.ProviderAccount;
import dev.hitch.provider.ProviderFailure;

/**
 * What a check has shown.
 *
 * @param retryAfter how long the provider wants us to wait; zero where it has not said so
 */
record CheckResult(Kind kind, Duration retryAfter) {

    /** What follows from it. */
    enum Kind {
        /** The credentials still open the account: the next check is planned. */
        ACCEPTED,
        /** Only the user can help: the connection is disconnected. */
        REFUSED,
        /** Nothing is known: the check is repeated later, and later each time. */
        NONE
    }

    /** The credentials opened {@code account}. Another account than before counts as refused. */
    static CheckResult opened(DueCheck check, ProviderAccount account) {
        boolean another = account.sourceId() != null
                && check.sourceId() != null
                && !account.sourceId().equals(check.sourceId());
        return new CheckResult(another ? Kind.REFUSED : Kind.ACCEPTED, Duration.ZERO);
    }

    /** The check failed. A failure that is not the provider's shows nothing about the credentials. */
    static CheckResult failed(Throwable failure) {
        if (!(failure instanceof ProviderFailure told)) {
            return new CheckResult(Kind.NONE, Duration.ZERO);
        }
        return switch (told.kind()) {
            case INVALID_CREDENTIALS, EXPIRED_PASSWORD, NOT_FOUND, INSUFFICIENT_PERMISSIONS ->
                new CheckResult(Kind.REFUSED, Duration.ZERO);
            case RATE_LIMITED, UNREACHABLE, UNAVAILABLE, UNKNOWN_ERROR, TIMED_OUT ->
                new CheckResult(Kind.NONE, told.retryAfter());
        };
    }

    /** When to repeat it after {@code failures} checks in a row without a result: not before the provider allows it. */
    Instant repeatAt(ConnectionSchedule schedule, int failures, Instant now) {
        Instant planned = schedule.checkAfterFailures(now, failures);
        Instant allowed = now.plus(retryAfter);
        return planned.isAfter(allowed) ? planned : allowed;
    }
}
