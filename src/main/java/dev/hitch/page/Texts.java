package dev.hitch.page;

import io.quarkus.qute.TemplateData;

/**
 * An application's own words in the page's language, each null where it has none and ours are used.
 *
 * @param heading the first heading
 * @param text the paragraph below
 * @param button what the button that connects says
 */
@TemplateData
public record Texts(String heading, String text, String button) {

    /** Our words throughout. */
    public static final Texts OURS = new Texts(null, null, null);
}
