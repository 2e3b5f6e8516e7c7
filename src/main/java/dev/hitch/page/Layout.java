package dev.hitch.page;

import java.util.Arrays;
import java.util.List;

import io.quarkus.qute.TemplateData;

import dev.hitch.page.words.Language;

/**
 * What every page shows around its content.
 *
 * @param language the language it speaks
 * @param brand who asks
 * @param address path and query of the page without the language, to build the language switch from; empty for the
 *     address that was asked for; null where a page that was posted cannot be had again by address
 * @param embedOrigins origins that may show it in a frame and are told what happens there; empty for none
 */
@TemplateData
public record Layout(Language language, Brand brand, String address, List<String> embedOrigins) {

    /** Copies the list. */
    public Layout {
        embedOrigins = List.copyOf(embedOrigins);
    }

    /** For a page of no known application. */
    public static Layout anonymous(Language language, String address) {
        return anonymous(language, address, List.of());
    }

    /** The same for a page in frames of {@code embedOrigins}. */
    public static Layout anonymous(Language language, String address, List<String> embedOrigins) {
        return new Layout(language, Brand.NONE, address, embedOrigins);
    }

    /** A link to the same page in every language; none if the page has no address. */
    public List<Switch> switches() {
        return address == null
                ? List.of()
                : Arrays.stream(Language.values())
                        .map(language -> new Switch(language, inLanguage(language), language == this.language))
                        .toList();
    }

    /** Every language. */
    public List<Language> languages() {
        return List.of(Language.values());
    }

    /** The origins as a list for the script. */
    public String embedders() {
        return String.join(" ", embedOrigins);
    }

    private String inLanguage(Language language) {
        return address + (address.indexOf('?') < 0 ? "?" : "&") + Language.PARAMETER + "=" + language.tag();
    }

    /** One language of the switch: where it leads, and whether it is the present one. */
    @TemplateData
    public record Switch(Language language, String href, boolean current) {}
}
