package dev.hitch.origin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A web origin that a browser may be sent to: {@code https}, or {@code http} on a loopback host.
 *
 * @param value {@code scheme://host[:port]} in lower case, without a default port
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454#section-6.2">RFC 6454, section 6.2</a>
 */
public record Origin(String value) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The origin written as {@code text}, or empty where that is anything else: a path, user information, another scheme. */
    public static Optional<Origin> parse(String text) {
        return ofUrl(text).filter(origin -> {
            String rest = text.substring(text.indexOf("://") + 3);
            return rest.chars().noneMatch(c -> c == '/' || c == '?' || c == '#');
        });
    }

    /** The origin of the absolute URL {@code text}, or empty where it is none that a browser may be sent to. */
    public static Optional<Origin> ofUrl(String text) {
        try {
            URI url = new URI(text);
            if (url.getScheme() == null
                    || url.getHost() == null
                    || url.getRawUserInfo() != null
                    || url.getPort() > 65_535) {
                return Optional.empty();
            }
            String scheme = url.getScheme().toLowerCase(Locale.ROOT);
            String host = url.getHost().toLowerCase(Locale.ROOT);
            boolean safe = scheme.equals("https") || scheme.equals("http") && loopback(host);
            int defaultPort = scheme.equals("https") ? 443 : 80;
            String port = url.getPort() == -1 || url.getPort() == defaultPort ? "" : ":" + url.getPort();
            return safe ? Optional.of(new Origin(scheme + "://" + host + port)) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean loopback(String host) {
        return LOOPBACK.contains(host) || host.endsWith(".localhost");
    }
}
