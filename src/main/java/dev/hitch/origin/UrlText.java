package dev.hitch.origin;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The characters of a URL: which are invisible, which are written literally, and how all others are encoded. */
final class UrlText {

    // The characters that java.net.URI accepts, so that a well-formed URL keeps its spelling.
    private static final String PATH = "-_.!~*'(),;:$&+=@/";
    private static final String AFTER_PATH = PATH + "?[]";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UrlText() {}

    /** {@code text} without blanks of any kind, tabs and line breaks at both ends. */
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && blank(text.charAt(start))) {
            start++;
        }
        while (end > start && blank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /**
     * The first character that is invisible or changes the direction of the text. Joiners and emoji selectors do not
     * count.
     */
    static OptionalInt hidden(String text) {
        return text.codePoints().filter(UrlText::hidden).findFirst();
    }

    /** {@code text} without such characters. */
    static String visible(String text) {
        return text.codePoints()
                .filter(point -> !hidden(point))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static boolean hidden(int point) {
        boolean joins = point == 0x200C || point == 0x200D || point >= 0xE0020 && point <= 0xE007F;
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> !joins;
            default -> false;
        };
    }

    /**
     * The part after the host in ASCII. Characters that a URL cannot contain are percent-encoded as UTF-8, and so is a
     * percent sign that begins no code. Nothing is encoded twice.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2">RFC 3986, section 2</a>
     */
    static String encode(String afterHost) {
        StringBuilder written = new StringBuilder(afterHost.length() + 16);
        String plain = PATH;
        boolean fragment = false;
        for (int i = 0; i < afterHost.length(); i += Character.charCount(afterHost.codePointAt(i))) {
            int point = afterHost.codePointAt(i);
            boolean starts = point == '#' && !fragment || point == '?' && !fragment;
            plain = starts ? AFTER_PATH : plain;
            fragment |= point == '#';
            if (starts || alphanumeric(point) || plain.indexOf(point) >= 0 || code(afterHost, i)) {
                written.appendCodePoint(point);
            } else {
                for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    written.append('%').append(HEX.toHexDigits(octet));
                }
            }
        }
        return written.toString();
    }

    private static boolean alphanumeric(int point) {
        return point < 128 && Character.isLetterOrDigit(point);
    }

    private static boolean code(String text, int at) {
        return text.charAt(at) == '%'
                && at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }
}
