package dev.hitch.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.quarkus.qute.TemplateData;

import dev.hitch.page.theme.Theme;
import dev.hitch.page.words.Language;

/**
 * The application that asks for the connection, as users know it.
 *
 * @param name the name, or null for pages that belong to no application
 * @param logo its pictures
 * @param purpose what the data are asked for, or null
 * @param spoken the language of the purpose, or null where it is not known
 * @param theme colour and roundness
 * @param contact where users find more about it
 */
@TemplateData
public record Brand(String name, Logo logo, String purpose, Language spoken, Theme theme, Contact contact) {

    /** For pages that belong to no application. */
    public static final Brand NONE = named(null, Theme.DEFAULT);

    /** An application of which nothing else is known. */
    public static Brand named(String name, Theme theme) {
        return new Brand(name, new Logo(null, null), null, null, theme, new Contact(null, null, null, null));
    }

    /** The letter that is shown if there is no logo. */
    public String initial() {
        return Initials.of(name);
    }

    /**
     * Pictures, of any width.
     *
     * @param url an https address, or null where there is no picture
     * @param darkUrl another one for the dark scheme, or null
     */
    @TemplateData
    public record Logo(String url, String darkUrl) {}

    /**
     * Where users find more. Every member may be null.
     *
     * @param privacyUrl how their data are treated
     * @param termsUrl the terms
     * @param supportEmail whom to write to
     * @param supportUrl where to find help
     */
    @TemplateData
    public record Contact(String privacyUrl, String termsUrl, String supportEmail, String supportUrl) {

        /** Whether there is anything to show. */
        public boolean present() {
            return privacyUrl != null || termsUrl != null || support() != null;
        }

        /** Where to ask: a page, or else an address to write to; null where there is neither. */
        public String support() {
            return supportUrl != null || supportEmail == null ? supportUrl : "mailto:" + encoded(supportEmail);
        }

        // RFC 6068, section 2: what has a meaning in such a URL is encoded, the at sign is not.
        private static String encoded(String address) {
            return URLEncoder.encode(address, StandardCharsets.UTF_8).replace("%40", "@");
        }
    }
}
