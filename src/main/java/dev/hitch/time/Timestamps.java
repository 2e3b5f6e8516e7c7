package dev.hitch.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Date-times on the wire. Out: UTC with exactly three fraction digits and {@code Z}. In: any RFC 3339 date-time, with
 * any offset, also written {@code ±hhmm}; its fraction is cut to milliseconds. A leap second is refused.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339, section 5.6</a>
 */
public final class Timestamps {

    /** How they are written, for {@link DateTimeFormatter} in the zone UTC. */
    public static final String PATTERN = "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'";

    private static final DateTimeFormatter OUT =
            DateTimeFormatter.ofPattern(PATTERN, Locale.ROOT).withZone(ZoneOffset.UTC);
    // The parser of Java accepts neither offsets beyond 18 hours nor more than nine fraction digits.
    private static final Pattern RFC_3339 = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[Tt](\\d{2}:\\d{2}:\\d{2})"
            + "(?:\\.(\\d{1,3})\\d*)?(?:[Zz]|([+-])([01]\\d|2[0-3]):?([0-5]\\d))");

    private static final Pattern BLANK_OFFSET = Pattern.compile("(?<=\\d) (\\d{2}:?\\d{2})$");

    private Timestamps() {}

    /** {@code instant} as {@code 2021-01-06T03:24:53.000Z}; finer fractions are cut off. */
    public static String format(Instant instant) {
        return OUT.format(instant);
    }

    /** The instant that {@code text} names, in whole milliseconds, or empty where it is no such date-time. */
    public static Optional<Instant> parse(String text) {
        Matcher parts = RFC_3339.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Instant local = LocalDateTime.parse(parts.group(1) + "T" + parts.group(2))
                    .toInstant(ZoneOffset.UTC)
                    .plusMillis(milliseconds(parts.group(3)));
            return Optional.of(local.minus(offset(parts)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The same for a query parameter, where the plus of an unencoded offset has become a blank. */
    public static Optional<Instant> parseParameter(String text) {
        return parse(BLANK_OFFSET.matcher(text).replaceFirst("+$1"));
    }

    private static int milliseconds(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
    }

    private static Duration offset(Matcher parts) {
        if (parts.group(4) == null) {
            return Duration.ZERO;
        }
        Duration ahead =
                Duration.ofHours(Integer.parseInt(parts.group(5))).plusMinutes(Integer.parseInt(parts.group(6)));
        return parts.group(4).equals("-") ? ahead.negated() : ahead;
    }
}
