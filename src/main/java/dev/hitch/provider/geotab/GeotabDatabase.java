package dev.hitch.provider.geotab;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of a database in what was typed for it. Many paste the address of a page of MyGeotab instead, which is
 * {@code https://my.geotab.com/acme/#dashboard}, or of its sign-in, {@code …/login.html?database=acme}.
 *
 * @see <a href="https://developers.geotab.com/myGeotab/apiReference/methods/CreateDatabase">CreateDatabase</a>
 */
final class GeotabDatabase {

    // MyGeotab makes every other character of a company's name an underscore, and takes 58 at most. A hyphen is let
    // through all the same: whether MyGeotab made names in another way before is not documented.
    private static final Predicate<String> NAME =
            Pattern.compile("[\\p{L}\\p{Nd}_][\\p{L}\\p{Nd}_-]{0,57}").asMatchPredicate();

    private static final Pattern AROUND = Pattern.compile("^[\"'`‘’“”<]+|[\"'`‘’“”>,;.]+$");
    private static final Pattern PARAMETER = Pattern.compile("(?i)(?:^|[?&#;/\\s])database\\s*[=:]\\s*([^&#;]*)");
    private static final Pattern SCHEME = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*://+");
    private static final Pattern SLASHES = Pattern.compile("[/\\\\]+");

    // What stands behind "#" names a page where a user is signed in, and these are the first ones.
    private static final Set<String> PAGES = Set.of("dashboard", "map", "login");

    private GeotabDatabase() {}

    /** The name in {@code typed}; empty where there is none that a database can have. */
    static Optional<String> named(String typed) {
        String bare = AROUND.matcher(decoded(typed)).replaceAll("");
        Matcher parameter = PARAMETER.matcher(bare);
        if (parameter.find()) {
            return Optional.of(parameter.group(1).strip()).filter(NAME);
        }
        boolean address = SCHEME.matcher(bare).find();
        String rest = SCHEME.matcher(bare).replaceFirst("");
        String path = rest.split("[?#]", 2)[0];
        return segments(path, address)
                .findFirst()
                .or(() -> behind(rest.substring(path.length())))
                .filter(NAME);
    }

    private static String decoded(String typed) {
        try {
            return URLDecoder.decode(typed, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noPercentEncoding) {
            return typed;
        }
    }

    // Without the host, and without pages such as login.html: no name has a dot or a colon.
    private static Stream<String> segments(String path, boolean address) {
        return Arrays.stream(SLASHES.split(path))
                .skip(address ? 1 : 0)
                .filter(segment -> !segment.isEmpty() && !segment.matches(".*[.:].*"));
    }

    /** A name that stands alone behind "?" or "#". */
    private static Optional<String> behind(String ending) {
        return Arrays.stream(ending.split("[?#&/,]+"))
                .filter(part -> !part.isEmpty() && !part.contains("="))
                .filter(part -> !PAGES.contains(part.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
