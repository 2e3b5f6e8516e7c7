package dev.hitch.id;

import java.time.Instant;
import java.util.regex.Pattern;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidFactory;

/**
 * Identifiers of the form {@code prefix_ULID}: 26 Crockford base-32 characters that sort by creation, to the
 * millisecond across processes and strictly within one.
 *
 * @see <a href="https://github.com/ulid/spec">The ULID specification</a>
 */
public final class Ulids {

    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    private static final UlidFactory FACTORY = UlidFactory.newMonotonicInstance();

    private Ulids() {}

    /** A new identifier created at {@code now}; {@code prefix} includes its underscore. */
    public static String next(String prefix, Instant now) {
        return prefix + FACTORY.create(now.toEpochMilli());
    }

    /** The lowest identifier created at {@code instant}. */
    public static String first(String prefix, Instant instant) {
        return prefix + Ulid.min(instant.toEpochMilli());
    }

    /** Whether {@code text} is {@code prefix} followed by a well-formed ULID. */
    public static boolean matches(String prefix, String text) {
        return text != null
                && text.startsWith(prefix)
                && ULID.matcher(text).region(prefix.length(), text.length()).matches();
    }

    /** Returns {@code text} unchanged; throws {@link IllegalArgumentException} where it is no such identifier. */
    public static String require(String prefix, String text) {
        if (!matches(prefix, text)) {
            throw new IllegalArgumentException("not an identifier of the form " + prefix + "<ULID>");
        }
        return text;
    }
}
