package dev.hitch.wrong;

import java.time.Instant;
import java.util.function.Supplier;

/** Asks the machine for the time. */
public class AmbientTime {

    Supplier<Instant> clock() {
        return Instant::now;
    }
}
