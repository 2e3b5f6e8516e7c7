package dev.hitch.provider;

import java.util.regex.Pattern;

/**
 * What people paste: mail, chat and documents put characters around it that nobody sees, and an API key is often copied
 * with the words that stand before it.
 */
final class Pasted {

    private static final Pattern FORMAT = Pattern.compile("\\p{Cf}+");
    private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\p{Cc}]+");

    // What programs and people put around a key: quotes of every kind, brackets, and what ends a line of code.
    private static final String OPENING = "\"'`´‘’‚‛“”„‟«»‹›<{([";
    private static final String CLOSING = "\"'`´‘’‚‛“”„‟«»‹›>})],;";

    // A header, a variable or a member, such as "X-Api-Key:", "apiKey=", "export SAMSARA_TOKEN=". Something must
    // follow: a key may itself end in "=".
    private static final Pattern LABEL = Pattern.compile(
            "(?i)[\\w .\"'-]{0,40}?(?:key|token|secret|bearer|auth|authorization)[\"'`]? ?[:=](?=.*[a-z0-9]) ?");

    private static final Pattern SCHEME =
            Pattern.compile("(?i)(?:authorization|bearer|token|(?:x-)?api[-_ ]?(?:key|token)|key) (?=.*[a-z0-9])");

    // RFC 9110 allows more in a header, but no vendor's key needs it.
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]+");

    private Pasted() {}

    /** Without white space, format and control characters at both ends: the categories Z, Cf and Cc of Unicode. */
    static String trimmed(String text) {
        int start = 0;
        while (start < text.length() && unseen(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = text.length();
        while (end > start && unseen(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static boolean unseen(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.FORMAT,
                    Character.CONTROL -> true;
            default -> false;
        };
    }

    /**
     * The key alone: without the header, the scheme, the quotes and the like that were copied with it, and without the
     * line breaks of a mail.
     */
    static String key(String text) {
        String rest = BLANK.matcher(FORMAT.matcher(text).replaceAll("")).replaceAll(" ");
        String before;
        do {
            before = rest;
            rest = without(SCHEME, without(LABEL, bare(rest)));
        } while (!rest.equals(before));
        return rest.replace(" ", "");
    }

    /** Whether {@code key} can be one: it goes into a header. */
    static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    private static String bare(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && (text.charAt(start) == ' ' || OPENING.indexOf(text.charAt(start)) >= 0)) {
            start++;
        }
        while (end > start && (text.charAt(end - 1) == ' ' || CLOSING.indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        return text.substring(start, end);
    }

    private static String without(Pattern beginning, String text) {
        var found = beginning.matcher(text);
        return found.lookingAt() ? text.substring(found.end()) : text;
    }
}
