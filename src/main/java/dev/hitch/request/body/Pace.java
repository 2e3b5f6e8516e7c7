package dev.hitch.request.body;

import java.time.Duration;

/** How fast a body has to come. */
final class Pace {

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration JUDGED_AFTER = Duration.ofSeconds(5);
    private static final long BYTES_A_SECOND = 1024;

    private Pace() {}

    /**
     * Whether a body that is not whole after {@code elapsed}, and of which {@code received} bytes came, is given up.
     */
    static boolean tooSlow(Duration elapsed, long received) {
        return elapsed.compareTo(LONGEST) >= 0
                || elapsed.compareTo(JUDGED_AFTER) >= 0 && received * 1000 < elapsed.toMillis() * BYTES_A_SECOND;
    }
}
