package dev.hitch.memory;

import java.util.concurrent.atomic.AtomicLong;

/** A {@link Hearing} whose clock and proofs a test decides. */
public final class HearingClock {

    private final AtomicLong nanos = new AtomicLong();
    private final Hearing hearing = new Hearing(true, nanos::get);

    /** The hearing. */
    public Hearing hearing() {
        return hearing;
    }

    /** A round trip is answered at once. */
    public void prove() {
        hearing.proved(nanos.get());
    }

    /** The connection is lost. */
    public void lose() {
        hearing.lost();
    }

    /** So many milliseconds pass. */
    public void pass(int millis) {
        nanos.addAndGet(millis * 1_000_000L);
    }
}
