package dev.hitch.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.hitch.origin.Origin;
import dev.hitch.page.Brand.Logo;

/**
 * The headers of every page: no script or style from elsewhere, no caching, and frames only for the listed origins.
 *
 * <p>A page whose form ends with a redirect has no {@code form-action}: Chromium and WebKit check it against the whole
 * chain of redirects, and where the application sends the user next is unknown here. The address of the form is ours,
 * and {@code base-uri} keeps it so.
 */
public final class PageHeaders {

    private PageHeaders() {}

    /**
     * The headers of a page.
     *
     * @param layout tells who may frame it, and where its logo is
     * @param redirectUrl where the user goes in the end, or null for nowhere
     */
    public static Map<String, String> of(Layout layout, String redirectUrl) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", policy(layout, redirectUrl));
        headers.put("Cache-Control", "no-store");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-Robots-Tag", "noindex");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        // It would cut a window off the page that has opened it, which may be the application's.
        if (redirectUrl == null && layout.embedOrigins().isEmpty()) {
            headers.put("Cross-Origin-Opener-Policy", "same-origin");
        }
        return headers;
    }

    private static String policy(Layout layout, String redirectUrl) {
        return String.join(
                "; ",
                "default-src 'none'",
                "style-src 'self'",
                "script-src 'self'",
                "img-src 'self'" + images(layout.brand().logo()),
                "frame-ancestors " + ancestors(layout.embedOrigins()),
                "base-uri 'none'" + (redirectUrl == null ? "; form-action 'self'" : ""));
    }

    private static String ancestors(List<String> origins) {
        return origins.isEmpty() ? "'none'" : String.join(" ", origins);
    }

    private static String images(Logo logo) {
        String bright = origin(logo.url());
        String dark = origin(logo.darkUrl());
        return bright.equals(dark) ? bright : bright + dark;
    }

    private static String origin(String url) {
        return Optional.ofNullable(url)
                .flatMap(Origin::ofUrl)
                .map(origin -> " " + origin.policySource())
                .orElse("");
    }
}
