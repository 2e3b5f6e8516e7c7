package dev.hitch.link.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of an address of Link: the lower-case hexadecimal HMAC-SHA256, with the application's link secret as
 * the key, over {@code name=value} of all parameters but {@code sig} and those that change while a user goes through
 * the pages. The names are sorted, both are percent-encoded as RFC 3986 has it, and the pairs are joined by {@code &}.
 * {@code expires}, in seconds since 1970, is one of them.
 */
public final class LinkSignature {

    /** The parameter with the signature. */
    public static final String PARAMETER = "sig";

    /** The parameter with the time from which on it is not valid. */
    public static final String EXPIRES = "expires";

    private static final Set<String> UNSIGNED = Set.of(PARAMETER, "lang", "q", "pick");
    private static final String ALGORITHM = "HmacSHA256";

    private LinkSignature() {}

    /** How far an address is to be believed. */
    public enum Judgement {
        /** It has no signature: anybody may have written it. */
        UNSIGNED,
        /** Its application signed it. */
        VALID,
        /** The application signed it, for a time that is over. */
        EXPIRED,
        /** The signature is not of this application, or something was changed. */
        WRONG
    }

    /**
     * Judges an address with these decoded parameters at {@code now}.
     *
     * @param secrets the valid secrets of the application
     */
    static Judgement judge(Map<String, String> parameters, List<String> secrets, Instant now) {
        String given = parameters.get(PARAMETER);
        if (given == null) {
            return Judgement.UNSIGNED;
        }
        byte[] signature = given.getBytes(StandardCharsets.UTF_8);
        String signed = canonical(parameters);
        boolean right = secrets.stream()
                .map(secret -> sign(secret, signed).getBytes(StandardCharsets.UTF_8))
                // Takes equally long however much of it is right.
                .anyMatch(expected -> MessageDigest.isEqual(expected, signature));
        return right ? at(parameters.getOrDefault(EXPIRES, ""), now) : Judgement.WRONG;
    }

    private static Judgement at(String expires, Instant now) {
        if (!expires.matches("[0-9]{1,11}")) {
            return Judgement.WRONG;
        }
        return now.isBefore(Instant.ofEpochSecond(Long.parseLong(expires))) ? Judgement.VALID : Judgement.EXPIRED;
    }

    static String canonical(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(parameter -> !UNSIGNED.contains(parameter.getKey()))
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"));
    }

    static String sign(String secret, String canonical) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // RFC 3986, section 2.3: letters, digits, hyphen, dot, underscore and tilde stay as they are.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
