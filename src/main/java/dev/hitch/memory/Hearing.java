package dev.hitch.memory;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether this process provably hears what is notified. It does for a second from when the last answered round trip on
 * the listening connection <em>began</em>: whatever was committed before that moment has arrived before the answer. So
 * what is remembered and was not notified as changed is at most a second old.
 *
 * <p>Once a second has passed, or the connection is lost, the hearing is over. The next proof begins another one, with
 * another number: what was remembered during an earlier one may have changed unheard.
 */
public final class Hearing {

    private static final long VALID = Duration.ofSeconds(1).toNanos();

    private final boolean possible;
    private final LongSupplier nanos;
    private volatile Proof last;

    /**
     * @param possible whether there is a database URL to listen at
     * @param nanos a monotonic clock, in nanoseconds
     */
    public Hearing(boolean possible, LongSupplier nanos) {
        this.possible = possible;
        this.nanos = nanos;
        this.last = new Proof(0, false, nanos.getAsLong());
    }

    /** Whether there is a database URL to listen at. Without one this process never hears anything. */
    public boolean possible() {
        return possible;
    }

    /** The number of the present hearing, from 1; 0 where there is none. */
    public long number() {
        Proof proof = last;
        return proof.holds(nanos.getAsLong()) ? proof.number : 0;
    }

    /** How long ago the last proof began, or this process, if there was none yet. */
    public Duration age() {
        return Duration.ofNanos(nanos.getAsLong() - last.began);
    }

    /** The monotonic clock by which all this is measured, in nanoseconds. */
    public long now() {
        return nanos.getAsLong();
    }

    /** A round trip on the listening connection that began at {@code began}, by {@link #now}, has been answered. */
    public synchronized void proved(long began) {
        long now = nanos.getAsLong();
        if (now - began < VALID) {
            last = new Proof(last.holds(now) ? last.number : last.number + 1, true, began);
        }
    }

    /** The listening connection is lost: what is notified from now on does not arrive. */
    public synchronized void lost() {
        last = new Proof(last.number, false, last.began);
    }

    private record Proof(long number, boolean connected, long began) {

        boolean holds(long now) {
            return connected && now - began < VALID;
        }
    }
}
