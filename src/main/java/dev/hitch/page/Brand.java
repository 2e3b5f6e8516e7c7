package dev.hitch.page;

import io.quarkus.qute.TemplateData;

import dev.hitch.page.theme.Theme;

/**
 * The application that asks for the connection, as users know it.
 *
 * @param name the name, or null where it is not known
 * @param logoUrl an https address of a square picture, or null
 * @param theme colour and roundness
 */
@TemplateData
public record Brand(String name, String logoUrl, Theme theme) {

    /** For pages that belong to no application. */
    public static final Brand NONE = new Brand(null, null, Theme.DEFAULT);

    /** The letter that is shown if there is no logo. */
    public String initial() {
        return Initials.of(name);
    }
}
