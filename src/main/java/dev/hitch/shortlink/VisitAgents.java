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

    // Every browser in use calls itself so. Libraries and command-line tools (curl, wget, python-requests, Java, Go) do
    // not, nor
    // do WhatsApp, TelegramBot, Twitterbot and Slackbot when they fetch a preview: nobody looks at what those fetch.
    private static final String BROWSER = "mozilla/5.0";

    // Machines that call themselves a browser as well.
    private static final Pattern MACHINES = Pattern.compile(String.join(
            "|",
            // Googlebot, bingbot, LinkedInBot, Discordbot and all who follow the custom; CUBOT is a telephone.
            "(?<!cu)bot",
            "crawl",
            "spider",
            "slurp",
            // SkypeUriPreview (Teams, Skype), BingPreview, Google Web Preview.
            "preview",
            "facebookexternalhit",
            "whatsapp",
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
        String agent = lower(header.apply("User-Agent"));
        return method.equals("GET")
                && agent.startsWith(BROWSER)
                && !MACHINES.matcher(agent).find()
                && Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                        .map(header)
                        .map(VisitAgents::lower)
                        // A browser that guesses where its user goes next, or draws a small picture of a page.
                        .noneMatch(purpose -> purpose.contains("prefetch")
                                || purpose.contains("prerender")
                                || purpose.contains("preview"));
    }

    private static String lower(String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
