package dev.hitch.shortlink;

import java.time.Instant;

/**
 * The answer to a request for a short link.
 *
 * @param replayed whether an identical request had minted it before
 */
record Minted(ShortLinkId id, ShortCode code, Instant expiresAt, boolean replayed) {

    /** The same, for a further request that is identical. */
    Minted again() {
        return new Minted(id, code, expiresAt, true);
    }
}
