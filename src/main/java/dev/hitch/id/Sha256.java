package dev.hitch.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256, with which tokens are found without being stored. They are random, so a slow or salted hash would add
 * nothing.
 */
public final class Sha256 {

    private Sha256() {}

    /** The 32 bytes of the hash of {@code text} in UTF-8. */
    public static byte[] of(String text) {
        return start().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The 32 bytes of the hash of {@code label} in UTF-8, a line feed, and {@code content}. */
    public static byte[] of(String label, byte[] content) {
        MessageDigest digest = start();
        digest.update(label.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return digest.digest(content);
    }

    private static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
