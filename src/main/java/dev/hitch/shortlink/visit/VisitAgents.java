package dev.hitch.shortlink.visit;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells a person who opens a link from programs that open it, by what the request says. A scanner that presents itself
 * as a browser is counted as a person: nothing in its request shows the difference.
 */
final class VisitAgents {

    // All browsers in use start like this; Opera Mini and browsers of simple phones with older names. Libraries and
    // command-line tools (curl, wget, python-requests, Java, Go) do not, nor do WhatsApp, TelegramBot, Twitterbot and
    // Slackbot when they fetch a preview.
    private static final Pattern BROWSER =
            Pattern.compile("mozilla/5\\.0|mozilla/4\\.0 \\(compatible; msie|opera/|ucweb/");

    // Browsers send at most about 500 characters. What comes later is not read.
    private static final int LONGEST = 1024;

    private static final CrawlerNames CRAWLERS = new CrawlerNames();

    // Words in the names of programs, beside the list of crawlers: such names keep being added.
    private static final Pattern MACHINES = Pattern.compile(String.join(
            "|",
            // Googlebot, bingbot, LinkedInBot, Discordbot and many others; CUBOT is a phone.
            "(?<!cu)bot",
            "crawl",
            "spider",
            // SkypeUriPreview (Teams, Skype), BingPreview, Google Web Preview.
            "preview",
            // Security scanners, monitors and headless browsers.
            "scan",
            "headless",
            "monitor",
            // Word, Excel and Outlook request a link themselves before they open the browser.
            "ms-?office",
            "microsoft office",
            "safelinks",
            // Mail gateways.
            "barracuda",
            "proofpoint",
            "mimecast"));

    private VisitAgents() {}

    /** Whether a request with this method and these headers shows the page to a person. */
    static boolean isPerson(String method, UnaryOperator<String> header) {
        return method.equals("GET")
                && isBrowser(header.apply("User-Agent"))
                && Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                        .map(header)
                        .map(VisitAgents::lower)
                        // The browser loads a page before the user opens it, or draws a thumbnail.
                        .noneMatch(purpose -> purpose.contains("prefetch")
                                || purpose.contains("prerender")
                                || purpose.contains("preview"));
    }

    private static boolean isBrowser(String given) {
        String agent = begin(given);
        String lower = lower(agent);
        return BROWSER.matcher(lower).lookingAt() && !MACHINES.matcher(lower).find() && !CRAWLERS.in(agent);
    }

    private static String begin(String value) {
        return value == null || value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    }

    private static String lower(String value) {
        return value == null ? "" : begin(value).toLowerCase(Locale.ROOT);
    }
}
