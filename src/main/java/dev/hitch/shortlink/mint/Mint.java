package dev.hitch.shortlink.mint;

import java.util.HexFormat;

import dev.hitch.fingerprint.Fingerprint;
import dev.hitch.json.Draft;
import dev.hitch.json.StoredJson;
import dev.hitch.shortlink.LinkParameters;

/**
 * A request for a short link: read, normalised, written and fingerprinted once.
 *
 * @param draft what was sent, and what is wrong with it by itself
 * @param json the normalised parameters as they are stored; null where anything is wrong
 * @param fingerprint in hexadecimal, equal for requests that mean the same; null where anything is wrong
 */
record Mint(Draft<LinkParameters> draft, String json, String fingerprint) {

    // Changes whenever the meaning of the JSON does: no fingerprint of an older row may match by accident.
    private static final String VERSION = "link/1";

    static Mint of(Draft<LinkParameters> draft) {
        if (draft.error() != null) {
            return new Mint(draft, null, null);
        }
        String json = StoredJson.write(draft.body().normalized());
        return new Mint(draft, json, HexFormat.of().formatHex(Fingerprint.of(VERSION, json)));
    }

    /** Whether there is nothing wrong with it by itself. */
    boolean wellFormed() {
        return fingerprint != null;
    }
}
