package dev.hitch.origin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web origin that a browser may be sent to: {@code https}, or {@code http} on a loopback host.
 *
 * @param value {@code scheme://host[:port]} in lower-case ASCII, without a default port
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454#section-6.2">RFC 6454, section 6.2</a>
 */
public record Origin(String value) {

    private static final String NAMES = "[a-z0-9-]+(?:\\.[a-z0-9-]+)*(?::\\d+)?";
    private static final Pattern SOURCE = Pattern.compile("https?://" + NAMES);
    private static final Pattern BELOW_UNDERSCORE = Pattern.compile("(https?://)[^:]*_[^.:]*(\\." + NAMES + ")");
    private static final Pattern LAST_DOT = Pattern.compile("\\.(?=(?::\\d+)?$)");
    private static final Pattern THIS_MACHINE = Pattern.compile("//(?:127\\.0\\.0\\.1|\\[::1])(?=:|$)");

    /**
     * The origin written as {@code text}, or empty where that is anything else: a path, user information, another
     * scheme.
     */
    public static Optional<Origin> parse(String text) {
        return WebUrl.of(text).filter(url -> url.afterHost().isEmpty()).map(WebUrl::origin);
    }

    /**
     * The origin of this service itself written as {@code text}. In {@code development} it may be {@code http} on any
     * host, so that another device on the same network can reach it.
     */
    static Optional<Origin> parseOwn(String text, boolean development) {
        boolean network = development && text.startsWith("http:");
        return parse(text).or(() -> network ? parse("https" + text.substring(4)).map(Origin::plain) : Optional.empty());
    }

    private Origin plain() {
        return new Origin("http" + value.substring("https".length()));
    }

    /** The origin of the absolute URL {@code text}, or empty where it is none that a browser may be sent to. */
    public static Optional<Origin> ofUrl(String text) {
        return WebUrl.of(text).map(WebUrl::origin);
    }

    /**
     * The origin in a Content-Security-Policy. Its grammar has neither underscores nor IPv6 addresses, and Chromium
     * ignores a source with them: then the narrowest source that includes this origin.
     *
     * @see <a href="https://www.w3.org/TR/CSP3/#framework-directive-source-list">CSP 3, section 2.3.1</a>
     */
    public String policySource() {
        if (exactlyNamed()) {
            return value;
        }
        Matcher parent = BELOW_UNDERSCORE.matcher(value);
        return parent.matches() ? parent.group(1) + "*" + parent.group(2) : value.substring(0, value.indexOf(':') + 1);
    }

    /** Whether a Content-Security-Policy can name exactly this origin. */
    boolean exactlyNamed() {
        return SOURCE.matcher(value).matches();
    }

    /** Whether both lead to the same server: a host may end with a dot, and this machine has several names. */
    boolean sameServer(Origin other) {
        return server().equals(other.server());
    }

    private String server() {
        String host = LAST_DOT.matcher(value).replaceFirst("");
        return THIS_MACHINE.matcher(host).replaceFirst("//localhost");
    }
}
