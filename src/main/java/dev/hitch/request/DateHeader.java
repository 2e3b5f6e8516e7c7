package dev.hitch.request;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import jakarta.inject.Singleton;

/**
 * The value of {@code Date}, formatted once a second instead of once an answer.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1">RFC 9110 §6.6.1</a>
 */
@Singleton
class DateHeader {

    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final Clock clock;
    private volatile Second last = new Second(Long.MIN_VALUE, "");

    DateHeader(Clock clock) {
        this.clock = clock;
    }

    /** The present second, as in {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    String now() {
        long second = Math.floorDiv(clock.millis(), 1000);
        Second known = last;
        if (known.number != second) {
            known = new Second(
                    second, IMF_FIXDATE.format(Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC)));
            last = known;
        }
        return known.text;
    }

    private record Second(long number, String text) {}
}
