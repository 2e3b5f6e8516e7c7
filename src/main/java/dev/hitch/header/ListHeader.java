package dev.hitch.header;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.vertx.core.MultiMap;

/**
 * A header that lists preferences with weights.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1">RFC 9110 §5.6.1, lists</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.4.2">RFC 9110 §12.4.2, weights</a>
 */
public final class ListHeader {

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d*)?|\\.\\d+");

    // Browsers send less. A stranger could send so much that sorting and reading it keeps all others waiting.
    private static final int LONGEST = 1000;
    private static final int MOST = 10;

    private ListHeader() {}

    /** All headers of this name as one list, or null where there is none. */
    public static String of(MultiMap headers, String name) {
        List<String> all = headers.getAll(name);
        return switch (all.size()) {
            case 0 -> null;
            case 1 -> all.get(0);
            default -> String.join(",", all);
        };
    }

    /**
     * The first ten elements in the first 1,000 characters of {@code header}, which may be null, by descending weight
     * and without empty ones.
     */
    public static List<Element> elements(String header) {
        return split(header == null ? "" : begin(header), ',').stream()
                .map(text -> element(split(text, ';')))
                .filter(element -> !element.value().isEmpty())
                .limit(MOST)
                .sorted(Comparator.comparing(Element::weight).reversed())
                .toList();
    }

    private static String begin(String header) {
        return header.length() <= LONGEST ? header : header.substring(0, Math.max(0, header.lastIndexOf(',', LONGEST)));
    }

    private static Element element(List<String> parts) {
        return new Element(parts.get(0).strip().toLowerCase(Locale.ROOT), weight(parts));
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static double weight(List<String> parts) {
        for (String parameter : parts.subList(1, parts.size())) {
            String[] pair = parameter.split("=", 2);
            if (pair.length == 2 && pair[0].strip().equalsIgnoreCase("q")) {
                String number = pair[1].strip();
                return NUMBER.matcher(number).matches() ? Math.min(1, Double.parseDouble(number)) : 1;
            }
        }
        return 1;
    }

    /**
     * One preference.
     *
     * @param value in lower case, without its parameters
     * @param weight from 0 (not accepted) to 1; 1 if absent or unreadable
     */
    public record Element(String value, double weight) {}
}
