package dev.hitch.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Date-times on the wire. Out: UTC with exactly three fraction digits and {@code Z}. In: any RFC 3339 date-time, with
 * any offset and at most nine fraction digits.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339, section 5.6</a>
 */
public final class Timestamps {

    private static final DateTimeFormatter OUT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    // Java's ISO parser also takes a time without seconds and an offset with seconds, which RFC 3339 does not know.
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private Timestamps() {}

    /** {@code instant} as {@code 2021-01-06T03:24:53.000Z}; finer fractions are cut off. */
    public static String format(Instant instant) {
        return OUT.format(instant);
    }

    /** The instant that {@code text} names, or empty where it is not an RFC 3339 date-time. */
    public static Optional<Instant> parse(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }
}
