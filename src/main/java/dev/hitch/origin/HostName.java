package dev.hitch.origin;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Host names as browsers read them: letters of any script, underscores as some name servers have them, IPv4 addresses
 * in four decimal numbers.
 *
 * @see <a href="https://www.unicode.org/reports/tr46/">UTS 46, without transitional processing</a>
 * @see <a href="https://url.spec.whatwg.org/#host-parsing">WHATWG URL, host parsing</a>
 */
final class HostName {

    private static final int LONGEST = 253;
    private static final String PREFIX = "xn--";
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]{1,63}");
    // What a browser reads as an IPv4 address: 0x7f.1 and 2130706433 both lead to this machine.
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");
    private static final String BYTE = "(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");

    private static final Pattern LAST_DOT = Pattern.compile("\\.$");
    private static final Pattern OF_TWO_MINDS = Pattern.compile("[\u00DF\u1E9E\u03C2]");
    private static final Set<Integer> NEVER = types(
            Character.UNASSIGNED,
            Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.PRIVATE_USE,
            Character.SPACE_SEPARATOR,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR);
    private static final Set<Integer> COMBINING =
            types(Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK);

    private HostName() {}

    private static Set<Integer> types(byte... types) {
        return IntStream.range(0, types.length).mapToObj(i -> (int) types[i]).collect(Collectors.toUnmodifiableSet());
    }

    /** {@code text} in lower-case ASCII, or empty where it names no host that a browser would go to. */
    static Optional<String> ascii(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        boolean plain = text.chars().allMatch(c -> c < 128);
        String host = plain ? text.toLowerCase(Locale.ROOT) : written(mapped(text));
        boolean named = host.length() <= LONGEST
                && Stream.of(LAST_DOT.matcher(host).replaceFirst("").split("\\.", -1))
                        .allMatch(label -> LABEL.matcher(label).matches());
        boolean possible =
                !NUMERIC.matcher(host).matches() || IPV4.matcher(host).matches();
        return named && possible && (plain || undisputed(text)) ? Optional.of(host) : Optional.empty();
    }

    private static String written(String mapped) {
        return Stream.of(mapped.split("\\.", -1)).map(HostName::label).collect(Collectors.joining("."));
    }

    private static String mapped(String text) {
        // Character by character: in a whole text, toLowerCase writes the last sigma of a word as another letter than
        // host names do.
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(point -> point < 0xFE00 || point > 0xFE0F)
                .mapToObj(point -> Character.toString(point).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return Normalizer.normalize(lower, Normalizer.Form.NFKC).replace('\u3002', '.');
    }

    /** One label in ASCII; something that no label may hold where it cannot be written so. */
    private static String label(String label) {
        if (label.chars().allMatch(c -> c < 128)) {
            return label;
        }
        boolean clean = label.codePoints().allMatch(HostName::allowed)
                && !label.startsWith(PREFIX)
                && !COMBINING.contains(Character.getType(label.codePointAt(0)));
        return clean ? PREFIX + Punycode.encode(label) : "?";
    }

    private static boolean allowed(int point) {
        return point < 128
                ? LABEL.matcher(Character.toString(point)).matches()
                : !NEVER.contains(Character.getType(point)) && !folds(point);
    }

    // Letters that browsers do not map to lower case: Cherokee, and some of Old Church Slavonic.
    private static boolean folds(int point) {
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.CHEROKEE
                || point >= 0x1000 && Character.toLowerCase(Character.toUpperCase(point)) != point;
    }

    /**
     * Whether the JDK maps {@code text} in the same way and accepts the order of its directions. Where both differ,
     * refusing is safer. The JDK implements the standard of 2003, which has other rules for three letters; these are
     * excepted.
     */
    private static boolean undisputed(String text) {
        String comparable = OF_TWO_MINDS.matcher(text).replaceAll("x");
        try {
            String old = IDN.toASCII(comparable.replaceAll("[\uFE00-\uFE0F]", ""), IDN.ALLOW_UNASSIGNED);
            return old.equalsIgnoreCase(written(mapped(comparable)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
            return false;
        }
    }
}
