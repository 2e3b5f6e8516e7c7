package dev.hitch.paging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import dev.hitch.id.Sha256;

/**
 * The position after which a list continues, as a text that callers need not understand. It contains a checksum over
 * the list it belongs to, so that a damaged cursor or one of another list is noticed. It protects nothing: the query is
 * limited to the application anyway.
 */
final class Cursor {

    private static final int CHECK_BYTES = 8;

    private Cursor() {}

    static String of(String list, String position) {
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(CHECK_BYTES + text.length)
                .put(check(list, text))
                .put(text)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The position in {@code list} that {@code cursor} stands for, or empty where it stands for none. */
    static Optional<String> parse(String list, String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            byte[] text = Arrays.copyOfRange(bytes, Math.min(CHECK_BYTES, bytes.length), bytes.length);
            boolean ours = bytes.length > CHECK_BYTES
                    && MessageDigest.isEqual(check(list, text), Arrays.copyOf(bytes, CHECK_BYTES));
            return ours ? Optional.of(new String(text, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static byte[] check(String list, byte[] position) {
        return Arrays.copyOf(Sha256.of(list, position), CHECK_BYTES);
    }
}
