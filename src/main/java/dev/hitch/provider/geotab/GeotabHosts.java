package dev.hitch.provider.geotab;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that an answer may point to. The answer decides where a customer's session is sent, so a host outside the
 * domain is refused.
 *
 * @param domain the domain, in lower case
 * @param subdomains whether hosts below it belong to it
 */
record GeotabHosts(String domain, boolean subdomains) {

    private static final String GEOTAB = "geotab.com";
    /** What an answer says if the session is used at the same server. */
    private static final String SAME = "ThisServer";
    // A host and perhaps a port, nothing else: no user information or path, which another parser may read differently.
    private static final Pattern HOST = Pattern.compile("([a-z0-9-]+(?:\\.[a-z0-9-]+)*)(?::\\d{1,5})?");

    /** Geotab's domain where {@code host} is in it, else that one host. */
    static GeotabHosts around(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        boolean geotab = lower.equals(GEOTAB) || lower.endsWith("." + GEOTAB);
        return geotab ? new GeotabHosts(GEOTAB, true) : new GeotabHosts(lower, false);
    }

    /** Whether {@code path}, as an answer gives it, is in the domain. An absent path is. */
    boolean accept(String path) {
        if (path.isEmpty() || path.equals(SAME)) {
            return true;
        }
        Matcher matcher = HOST.matcher(path.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return false;
        }
        String host = matcher.group(1);
        return host.equals(domain) || subdomains && host.endsWith("." + domain);
    }
}
