package dev.hitch.shortlink.visit;

import java.time.Duration;
import java.util.Optional;

/** A code does not lead to Link. */
public final class VisitRefused extends RuntimeException {

    private final VisitRefusal refusal;
    private final Duration wait;

    /** {@code wait} is how long the visitor has to wait before the next visit, or null. */
    VisitRefused(VisitRefusal refusal, Duration wait) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
        this.wait = wait;
    }

    /** Why. */
    public VisitRefusal refusal() {
        return refusal;
    }

    /** How long the visitor has to wait before the next visit; empty where waiting does not help. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(wait);
    }
}
