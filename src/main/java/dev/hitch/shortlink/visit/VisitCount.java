package dev.hitch.shortlink.visit;

import java.time.Instant;

/**
 * The counts of one link since they were last written.
 *
 * @param opens how often a person opened it
 * @param lastOpenedAt when that was last, or null
 * @param completions how often that led to a connection
 */
record VisitCount(long opens, Instant lastOpenedAt, long completions) {

    static final VisitCount COMPLETED = new VisitCount(0, null, 1);

    static VisitCount opened(Instant now) {
        return new VisitCount(1, now, 0);
    }

    VisitCount plus(VisitCount other) {
        return new VisitCount(
                opens + other.opens, later(lastOpenedAt, other.lastOpenedAt), completions + other.completions);
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }
}
