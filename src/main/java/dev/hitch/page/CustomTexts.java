package dev.hitch.page;

import io.quarkus.qute.TemplateData;

/**
 * The texts of the application in the language of the page. Null means our own text.
 *
 * @param heading the first heading
 * @param text the paragraph below
 * @param button what the button that connects says
 */
@TemplateData
public record CustomTexts(String heading, String text, String button) {

    /** Our own texts throughout. */
    public static final CustomTexts NONE = new CustomTexts(null, null, null);
}
