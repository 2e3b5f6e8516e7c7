package dev.hitch.fingerprint;

import dev.hitch.id.Sha256;

/**
 * Tells whether two requests are the same: SHA-256 over a version label and the canonical form of what the request
 * means.
 */
public final class Fingerprint {

    private Fingerprint() {}

    /**
     * The 32 bytes that stand for {@code json} under {@code version}. The label, such as {@code link/1}, changes
     * whenever the meaning of the JSON does, so that an old fingerprint can never match a new one by accident.
     */
    public static byte[] of(String version, String json) {
        return Sha256.of(version, CanonicalJson.of(json));
    }
}
