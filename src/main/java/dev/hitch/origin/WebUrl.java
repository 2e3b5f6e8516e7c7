package dev.hitch.origin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.netty.util.NetUtil;

/**
 * An absolute URL to which a browser may be sent, in ASCII: {@code https}, or {@code http} on a loopback host, without
 * user information. Every URL from outside is read here. A well-formed ASCII URL is kept unchanged.
 *
 * @param value the URL
 * @param origin its origin
 * @param afterHost what follows host and port, maybe nothing
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3987#section-3.1">RFC 3987, section 3.1</a>
 */
public record WebUrl(String value, Origin origin, String afterHost) {

    static final String RULE =
            "must be an absolute https: URL (http: on loopback hosts alone) without user information";

    private static final Pattern FORM = Pattern.compile("(?i)(https?)://([^/?#]*)(.*)", Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^]]*]|[^:]*)(?::(.*))?", Pattern.DOTALL);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int HIGHEST_PORT = 65_535;

    /** The URL written as {@code text}, or empty where that is none. */
    public static Optional<WebUrl> of(String text) {
        try {
            return Optional.of(parse(text));
        } catch (UnusableUrl none) {
            return Optional.empty();
        }
    }

    /** {@code text} in ASCII if it is such a URL. Otherwise unchanged, for a constraint to report. May be null. */
    public static String ascii(String text) {
        return text == null ? null : of(text).map(WebUrl::value).orElse(text);
    }

    /** The URL written as {@code text}. */
    static WebUrl parse(String text) throws UnusableUrl {
        String url = UrlText.strip(text);
        if (UrlText.hidden(url).isPresent()) {
            String name =
                    String.format(Locale.ROOT, "U+%04X", UrlText.hidden(url).getAsInt());
            throw new UnusableUrl("must not contain the character " + name, suggestion(UrlText.visible(url)));
        }
        // Browsers read a backslash as a slash, other programs as part of a name: they would see different hosts.
        String beforeQuery = url.split("[?#]", 2)[0];
        if (beforeQuery.indexOf('\\') >= 0) {
            String slashes = beforeQuery.replace('\\', '/') + url.substring(beforeQuery.length());
            throw new UnusableUrl("must not contain a backslash before its query", suggestion(slashes));
        }
        Matcher form = FORM.matcher(url);
        if (!form.matches()) {
            throw new UnusableUrl(RULE, null);
        }
        return read(form.group(1), form.group(2), form.group(3));
    }

    private static WebUrl read(String scheme, String authority, String rest) throws UnusableUrl {
        Matcher parts = AUTHORITY.matcher(authority);
        if (authority.indexOf('@') >= 0) {
            throw new UnusableUrl("must not have user information before its host", null);
        } else if (!parts.matches()) {
            throw new UnusableUrl("must have a host that a browser can go to", null);
        }
        String host = host(scheme, parts.group(1), authority.substring(parts.end(1)) + rest);
        String port = port(parts.group(2));
        boolean secure = scheme.equalsIgnoreCase("https");
        if (!secure && !LOOPBACK.contains(host) && !host.endsWith(".localhost")) {
            throw new UnusableUrl(RULE, port.isEmpty() ? suggestion("https://" + authority + rest) : null);
        }
        String plain = port.equals(secure ? ":443" : ":80") ? "" : port;
        String afterHost = UrlText.encode(rest);
        String written = parts.group(1).equalsIgnoreCase(host) ? parts.group(1) : host;
        return new WebUrl(
                scheme + "://" + written + authority.substring(parts.end(1)) + afterHost,
                new Origin(scheme.toLowerCase(Locale.ROOT) + "://" + host + plain),
                afterHost);
    }

    private static String host(String scheme, String given, String rest) throws UnusableUrl {
        if (given.startsWith("[")) {
            String address = given.substring(1, given.length() - 1);
            if (address.indexOf('%') >= 0 || !NetUtil.isValidIpV6Address(address)) {
                throw new UnusableUrl("must not have an IPv6 address with a zone, or one that is none", null);
            }
            return given.toLowerCase(Locale.ROOT);
        }
        Optional<String> host = HostName.ascii(given);
        if (host.isEmpty()) {
            String decoded = decoded(given);
            String suggested = decoded.isEmpty() ? null : suggestion(scheme + "://" + decoded + rest);
            throw new UnusableUrl("must have a host that a browser can go to", suggested);
        }
        return host.get();
    }

    // Empty where the decoded text is not just another host.
    private static String decoded(String host) {
        try {
            String decoded = URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.equals(host) || HostName.ascii(decoded).isEmpty() ? "" : decoded;
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static String port(String given) throws UnusableUrl {
        if (given == null || given.isEmpty()) {
            return "";
        }
        boolean number = given.length() <= 9 && given.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number ? Integer.parseInt(given) : 0;
        if (port < 1 || port > HIGHEST_PORT) {
            throw new UnusableUrl("must have a port of 1 to 65535, or none", null);
        }
        return ":" + port;
    }

    // Each repair removes its own cause, so this ends.
    private static String suggestion(String repaired) {
        try {
            String written = parse(repaired).value;
            return written.length() <= WebAddress.Check.LONGEST ? written : null;
        } catch (UnusableUrl other) {
            return other.suggestion();
        }
    }

    /** Whether its host is an IPv6 address, which no Content-Security-Policy can name. */
    boolean ipv6() {
        return origin.value().indexOf('[') >= 0;
    }

    /** Whether its query has a parameter {@code name}, in any encoding, with {@code &} or {@code ;} as separator. */
    boolean hasParameter(String name) {
        String beforeFragment = afterHost.split("#", 2)[0];
        int query = beforeFragment.indexOf('?');
        return query >= 0
                && Stream.of(beforeFragment.substring(query + 1).split("[&;]"))
                        .map(parameter -> URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8))
                        .anyMatch(name::equals);
    }
}
