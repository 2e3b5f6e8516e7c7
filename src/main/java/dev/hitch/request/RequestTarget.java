package dev.hitch.request;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import dev.hitch.error.Violation;

/**
 * The target of a request line as it arrived: each character is a byte.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112 §3.2</a>
 */
final class RequestTarget {

    private static final Pattern SCHEME_AND_AUTHORITY = Pattern.compile("(?i)https?://[^/?#]*");
    private static final BitSet LEGAL = legal();
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int LONGEST_NAME = 100;
    private static final int MOST_LISTED = 20;

    private RequestTarget() {}

    // RFC 3986, appendix A: pchar, and the separators of path and query.
    private static BitSet legal() {
        BitSet legal = new BitSet(128);
        legal.set('a', 'z' + 1);
        legal.set('A', 'Z' + 1);
        legal.set('0', '9' + 1);
        "-._~!$&'()*+,;=:@/?".chars().forEach(legal::set);
        return legal;
    }

    /**
     * Path and query, with everything percent-encoded that has to be; a percent sign that encodes nothing stands for
     * itself. A fragment, which no client should send, is removed.
     *
     * @return {@code given} itself where it is well-formed; null where it names no path, as {@code *}
     */
    static String wellFormed(String given) {
        String target = given;
        if (given.isEmpty() || given.charAt(0) != '/') {
            var absolute = SCHEME_AND_AUTHORITY.matcher(given);
            if (!absolute.lookingAt()) {
                return null;
            }
            String rest = given.substring(absolute.end());
            target = rest.startsWith("/") ? rest : "/" + rest;
        }
        int illegal = illegal(target, 0);
        return illegal < 0 ? target : encoded(target, illegal);
    }

    private static int illegal(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!LEGAL.get(c) && !encodes(text, i)) {
                return i;
            }
        }
        return -1;
    }

    // Whether the next three characters encode a byte.
    private static boolean encodes(String text, int at) {
        return text.charAt(at) == '%'
                && at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static String encoded(String target, int firstIllegal) {
        StringBuilder encoded = new StringBuilder(target.length() + 16);
        int from = 0;
        int illegal = firstIllegal;
        while (illegal >= 0 && target.charAt(illegal) != '#') {
            encoded.append(target, from, illegal).append('%').append(HEX.toHexDigits((byte) target.charAt(illegal)));
            from = illegal + 1;
            illegal = illegal(target, from);
        }
        return encoded.append(target, from, illegal < 0 ? target.length() : illegal)
                .toString();
    }

    /** The places of {@code given} that are not percent-encoded UTF-8, at most 20: their meaning would be a guess. */
    static List<Violation> undecodable(String given) {
        if (given.chars().allMatch(c -> c < 128 && c != '%')) {
            return List.of();
        }
        List<Violation> found = new ArrayList<>();
        int question = given.indexOf('?');
        if (!decodes(question < 0 ? given : given.substring(0, question))) {
            found.add(violation("{requestPath}", null));
        }
        String query = question < 0 ? "" : given.substring(question + 1);
        for (String parameter : query.split("[&;]")) {
            if (found.size() < MOST_LISTED && !decodes(parameter)) {
                String[] pair = parameter.split("=", 2);
                String suggestion = pair.length == 2 ? wellFormedPart(pair[1]) : null;
                found.add(violation("{requestQuery}." + readable(pair[0]), suggestion));
            }
        }
        return found;
    }

    private static Violation violation(String path, String suggestion) {
        return new Violation(path, "must be percent-encoded UTF-8; a percent sign is written %25", suggestion);
    }

    private static String wellFormedPart(String part) {
        String encoded = wellFormed("/" + part).substring(1);
        return decodes(encoded) ? encoded : null;
    }

    private static String readable(String name) {
        String decoded = URLDecoder.decode(wellFormed("/" + name).substring(1), StandardCharsets.UTF_8);
        return decoded.length() <= LONGEST_NAME ? decoded : decoded.substring(0, LONGEST_NAME) + "…";
    }

    private static boolean decodes(String part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length());
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) != '%') {
                bytes.write(part.charAt(i));
            } else if (encodes(part, i)) {
                bytes.write(HexFormat.fromHexDigits(part, i + 1, i + 3));
                i += 2;
            } else {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
