package dev.hitch.template;

import jakarta.validation.Valid;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

import dev.hitch.json.Readable;

/**
 * The texts of the application on Link, by language. Every member may be null. Plain text: the page escapes it.
 *
 * @param en English
 * @param fr French
 * @param es Spanish
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Your own words on Link, by language. Where a text is absent, Link has its own.")
public record LinkContent(
        @Valid Words en, @Valid Words fr, @Valid Words es) {

    /** No texts. */
    public static final LinkContent NONE = new LinkContent(null, null, null);

    private static final Words NO_WORDS = new Words(null, null, null);

    /** The texts in {@code language}, such as {@code fr}; never null, its members may be. */
    public Words in(String language) {
        Words words =
                switch (language) {
                    case "en" -> en;
                    case "fr" -> fr;
                    case "es" -> es;
                    default -> null;
                };
        return words == null ? NO_WORDS : words;
    }

    /** The texts of one language, as plain text. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "Plain text in one language.")
    public record Words(
            @Schema(description = "The heading of the first page.", minLength = 1, maxLength = 120)
            @CodePointLength(min = 1, max = 120)
            @Readable
            String heading,

            @Schema(description = "What stands below the heading.", minLength = 1, maxLength = 1000)
            @CodePointLength(min = 1, max = 1000)
            @Readable(lines = true)
            String text,

            @Schema(description = "The button that connects.", minLength = 1, maxLength = 40)
            @CodePointLength(min = 1, max = 40)
            @Readable
            String button) {}
}
