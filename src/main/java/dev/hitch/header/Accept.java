package dev.hitch.header;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.hitch.header.ListHeader.Element;

/**
 * The {@code Accept} header: which media types the client accepts.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110 §12.5.1</a>
 */
public final class Accept {

    private static final Pattern MEDIA_RANGE = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]+/[!#$%&'*+.^_`|~0-9a-z-]+");
    private static final Pattern JSON = Pattern.compile("application/(json|.*\\+json)");
    private static final Pattern HTML = Pattern.compile("text/html|application/xhtml\\+xml");
    private static final int EXACT = 3;
    private static final int KIND = 2;
    private static final int ANY = 1;

    private Accept() {}

    /** Whether JSON is preferred to a page. A client that does not say, or not readably, gets a page. */
    public static boolean prefersJson(String header) {
        List<Element> wanted = ListHeader.elements(header);
        Wish json = wish(wanted, JSON, "application/*");
        Wish html = wish(wanted, HTML, "text/*");
        return json.weight > html.weight
                || json.weight == html.weight && json.weight > 0 && json.precision > html.precision;
    }

    private static Wish wish(List<Element> wanted, Pattern exact, String kind) {
        Wish best = new Wish(0, 0);
        for (Element element : wanted) {
            int precision = precision(element.value(), exact, kind);
            if (precision > best.precision) {
                best = new Wish(precision, element.weight());
            }
        }
        return best;
    }

    private static int precision(String value, Pattern exact, String kind) {
        if (exact.matcher(value).matches()) {
            return EXACT;
        }
        if (value.equals(kind)) {
            return KIND;
        }
        // Java's own HTTP client sends the bare star.
        return value.equals("*/*") || value.equals("*") ? ANY : 0;
    }

    /**
     * The media ranges of {@code header} in the form that every parser accepts, with no parameter but the weight; null
     * for none.
     */
    public static String readable(String header) {
        String readable = ListHeader.elements(header).stream()
                .map(element -> element.value().equals("*") ? new Element("*/*", element.weight()) : element)
                .filter(element -> MEDIA_RANGE.matcher(element.value()).matches())
                .map(Accept::written)
                .collect(Collectors.joining(", "));
        return readable.isEmpty() ? null : readable;
    }

    private static String written(Element element) {
        long thousandths = Math.round(element.weight() * 1000);
        return element.value() + (thousandths == 1000 ? "" : ";q=" + thousandths / 1000.0);
    }

    private record Wish(int precision, double weight) {}
}
