package dev.hitch.id;

import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidFactory;

/**
 * Creates and recognises identifiers of the form {@code prefix_ULID}: 26 Crockford base-32 characters that sort by
 * creation, to the millisecond across processes and strictly within one.
 *
 * @see <a href="https://github.com/ulid/spec">The ULID specification</a>
 */
@Singleton
public class Ulids {

    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    // Not static: a native binary would start with the random state of its build.
    private final UlidFactory factory;

    /** Uses {@code random}. */
    public Ulids(RandomGenerator random) {
        this.factory = UlidFactory.newMonotonicInstance(() -> random.nextLong());
    }

    /** A new identifier created at {@code now}; {@code prefix} includes its underscore. */
    public String next(String prefix, Instant now) {
        return prefix + factory.create(now.toEpochMilli());
    }

    /** The lowest identifier created at {@code instant}; of one before 1970, the lowest of all. */
    public static String first(String prefix, Instant instant) {
        return prefix + Ulid.min(Math.max(0, instant.toEpochMilli()));
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
