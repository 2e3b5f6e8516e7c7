package dev.hitch.request.body;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes that all bodies may have together while they are read. Strangers may have half of them. */
final class BodyBudget {

    private final long most;
    private final AtomicLong all = new AtomicLong();
    private final AtomicLong strangers = new AtomicLong();

    BodyBudget(long most) {
        this.most = most;
    }

    /** Takes {@code bytes}, or nothing and answers false where there are not so many left. */
    boolean take(long bytes, boolean stranger) {
        if (stranger && !take(strangers, bytes, most / 2)) {
            return false;
        }
        boolean taken = take(all, bytes, most);
        if (stranger && !taken) {
            strangers.addAndGet(-bytes);
        }
        return taken;
    }

    private static boolean take(AtomicLong used, long bytes, long most) {
        if (used.addAndGet(bytes) <= most) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    /** Gives back what was taken. */
    void giveBack(long bytes, boolean stranger) {
        all.addAndGet(-bytes);
        if (stranger) {
            strangers.addAndGet(-bytes);
        }
    }

    /** How many bytes are taken. */
    long taken() {
        return all.get();
    }
}
