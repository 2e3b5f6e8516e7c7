package dev.hitch.shortlink;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells a person who opens a link from the machines that open it too, as far as these say so. A scanner that passes itself off as a
 * browser is counted as a person: nothing in its request tells them apart.
 */
final class VisitAgents {

    // Every browser in use calls itself so; Opera Mini, and browsers of simple telephones, by older names. Libraries
    // and
    // command-line tools (curl, wget, python-requests, Java, Go) do not, nor do WhatsApp, TelegramBot, Twitterbot and
    // Slackbot when they fetch a preview: nobody looks at what those fetch.
    private static final Pattern BROWSER =
            Pattern.compile("mozilla/5\\.0|mozilla/4\\.0 \\(compatible; msie|opera/|ucweb/");

    // The longest of a browser's has some 500 characters, and what follows is nothing that a machine would say of
    // itself.
    private static final int LONGEST = 1024;

    private static final CrawlerNames CRAWLERS = new CrawlerNames();

    // What machines call themselves beside the names that are listed, of kinds that go on growing.
    private static final Pattern MACHINES = Pattern.compile(String.join(
            "|",
            // Googlebot, bingbot, LinkedInBot, Discordbot and all who follow the custom; CUBOT is a telephone.
            "(?<!cu)bot",
            "crawl",
            "spider",
            // SkypeUriPreview (Teams, Skype), BingPreview, Google Web Preview.
            "preview",
            // Security scanners and monitors that say what they are, and browsers without a screen.
            "scan",
            "headless",
            "monitor",
            // Word, Excel and Outlook ask for a link themselves before they hand it to the browser.
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
                        // A browser that guesses where its user goes next, or draws a small picture of a page.
                        .noneMatch(purpose -> purpose.contains("prefetch")
                                || purpose.contains("prerender")
                                || purpose.contains("preview"));
    }

    private static boolean isBrowser(String given) {
        String agent = given == null || given.length() <= LONGEST ? given : given.substring(0, LONGEST);
        String lower = lower(agent);
        return BROWSER.matcher(lower).lookingAt() && !MACHINES.matcher(lower).find() && !CRAWLERS.in(agent);
    }

    private static String lower(String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
