package dev.hitch.shortlink;

import java.time.Instant;
import java.util.Optional;

import dev.hitch.id.Ulids;

/** Names a short link: {@code slk_} and a ULID. */
public record ShortLinkId(String value) {

    private static final String PREFIX = "slk_";

    /** Refuses anything that is not such an identifier with {@link IllegalArgumentException}. */
    public ShortLinkId {
        Ulids.require(PREFIX, value);
    }

    /** A new identifier, for a link that is created at {@code now}. */
    public static ShortLinkId next(Ulids ulids, Instant now) {
        return new ShortLinkId(ulids.next(PREFIX, now));
    }

    /** The identifier that {@code text} is, or empty where it does not have that form. */
    public static Optional<ShortLinkId> parse(String text) {
        return Optional.of(text).filter(given -> Ulids.matches(PREFIX, given)).map(ShortLinkId::new);
    }

    /** Sorts before every identifier created at {@code instant} or later, and after all earlier ones. */
    public static String first(Instant instant) {
        return Ulids.first(PREFIX, instant);
    }

    @Override
    public String toString() {
        return value;
    }
}
