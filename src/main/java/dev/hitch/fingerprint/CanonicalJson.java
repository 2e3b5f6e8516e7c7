package dev.hitch.fingerprint;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The one way to write a JSON value: members sorted, numbers as ECMAScript prints them, no white space.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785, JSON Canonicalization Scheme</a>
 */
final class CanonicalJson {

    private CanonicalJson() {}

    /** The canonical UTF-8 bytes of {@code json}, an object or array. */
    static byte[] of(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
