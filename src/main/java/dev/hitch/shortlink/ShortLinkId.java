package dev.hitch.shortlink;

import java.time.Instant;

import dev.hitch.id.Ulids;

/** Names a short link: {@code slk_} and a ULID. */
public record ShortLinkId(String value) {

    private static final String PREFIX = "slk_";

    /** Refuses anything that is not such an identifier with {@link IllegalArgumentException}. */
    public ShortLinkId {
        Ulids.require(PREFIX, value);
    }

    static ShortLinkId next(Instant now) {
        return new ShortLinkId(Ulids.next(PREFIX, now));
    }

    @Override
    public String toString() {
        return value;
    }
}
