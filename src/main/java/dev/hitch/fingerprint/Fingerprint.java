package dev.hitch.fingerprint;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.erdtman.jcs.JsonCanonicalizer;

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
        return Sha256.of(version, canonical(json));
    }

    /**
     * The UTF-8 bytes of the one way to write {@code json}, an object or array: members sorted, numbers as ECMAScript
     * prints them, no white space.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785, JSON Canonicalization Scheme</a>
     */
    static byte[] canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
