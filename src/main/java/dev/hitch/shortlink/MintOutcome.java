package dev.hitch.shortlink;

import dev.hitch.error.ApiException;

/**
 * What became of one request of a batch.
 *
 * @param link the link, or null
 * @param error why there is none, or null
 */
record MintOutcome(Minted link, ApiException error) {

    static MintOutcome of(Minted link) {
        return new MintOutcome(link, null);
    }

    static MintOutcome of(ApiException error) {
        return new MintOutcome(null, error);
    }
}
