package dev.hitch.shortlink;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.hitch.origin.PublicOrigins;

/**
 * The 8 characters of a short link. The alphabet has 31 symbols: a to z without i, l and o, and 2 to 9, so that a code
 * read aloud or copied by hand has one spelling.
 *
 * @param value lower case
 */
public record ShortCode(String value) {

    /** The symbols of codes. */
    public static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    /** How many symbols a code has. */
    public static final int LENGTH = 8;

    private static final Pattern FORM = Pattern.compile("[a-hjkmnp-z2-9]{8}");

    /** Refuses anything that is not such a code with {@link IllegalArgumentException}. */
    public ShortCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a short code");
        }
    }

    /**
     * The code that a visitor typed in any case, or empty where it cannot be one. Other characters at both ends (the
     * full stop of a sentence, quotation marks, blanks) are dropped; ASCII letters and digits never are.
     */
    public static Optional<ShortCode> parse(String typed) {
        int from = 0;
        int to = typed.length();
        while (from < to && !letterOrDigit(typed.charAt(from))) {
            from++;
        }
        while (from < to && !letterOrDigit(typed.charAt(to - 1))) {
            to--;
        }
        String code = typed.substring(from, to);
        // Before folding the case: some letters outside ASCII fold into ASCII ones (the Kelvin sign into k).
        boolean ascii = code.length() == LENGTH && code.chars().allMatch(c -> c < 128);
        return Optional.of(code.toLowerCase(Locale.ROOT))
                .filter(folded -> ascii && FORM.matcher(folded).matches())
                .map(ShortCode::new);
    }

    /** The full short URL. */
    public String url(PublicOrigins origins) {
        return origins.shortUrl() + "/" + value;
    }

    private static boolean letterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return value;
    }
}
