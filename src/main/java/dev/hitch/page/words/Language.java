package dev.hitch.page.words;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.qute.TemplateData;

import dev.hitch.header.ListHeader;

/** A language that pages speak. */
@TemplateData
public enum Language {
    /** The default. */
    ENGLISH("en", "English", "A company"),
    /** French. */
    FRENCH("fr", "Français", "Une entreprise"),
    /** Spanish. */
    SPANISH("es", "Español", "Una empresa");

    /** The query parameter that chooses a language. */
    public static final String PARAMETER = "lang";

    // What comes after the language does not matter: our languages have no regions. It is parted by a hyphen (BCP 47),
    // an underscore (Java, macOS), a dot or an at sign (POSIX: es_MX.UTF-8, es_ES@euro).
    private static final Pattern TAG = Pattern.compile("\\s*([A-Za-z]{2})(?:[-_.@].*|\\s*)", Pattern.DOTALL);

    private final String tag;
    private final String ownName;
    private final String unnamed;

    Language(String tag, String ownName, String unnamed) {
        this.tag = tag;
        this.ownName = ownName;
        this.unnamed = unnamed;
    }

    /** As the API writes it. */
    @JsonValue
    @Override
    public String toString() {
        return tag;
    }

    /** The language tag, as in {@code lang="fr"}. */
    public String tag() {
        return tag;
    }

    /** Its name in the language itself. */
    public String ownName() {
        return ownName;
    }

    /** Who asks, where the application has no name. */
    public String unnamed() {
        return unnamed;
    }

    /**
     * The language of {@code tag}, whatever its region, variant, encoding and case; empty where pages do not speak it
     * or {@code tag} is null.
     */
    public static Optional<Language> ofTag(String tag) {
        Matcher read = TAG.matcher(tag == null ? "" : tag);
        return Arrays.stream(values())
                .filter(language -> read.matches() && language.tag.equalsIgnoreCase(read.group(1)))
                .findFirst();
    }

    /** As {@link #choose(String, String, String)}, where nobody says what to speak else. */
    public static Language choose(String chosen, String accepted) {
        return choose(chosen, accepted, null);
    }

    /**
     * The language of a page.
     *
     * @param chosen what the user switched to, or null; wins if it is one of ours
     * @param accepted the {@code Accept-Language} header, or null; unreadable parts are ignored
     * @param otherwise the tag of the language for visitors who accept none of ours, or null for English
     */
    public static Language choose(String chosen, String accepted, String otherwise) {
        return ofTag(chosen)
                .or(() -> firstAccepted(accepted))
                .or(() -> ofTag(otherwise))
                .orElse(ENGLISH);
    }

    // RFC 4647 §3.4, lookup.
    private static Optional<Language> firstAccepted(String header) {
        return ListHeader.elements(header).stream()
                .filter(range -> range.weight() > 0)
                .flatMap(range -> ofTag(range.value()).stream())
                .findFirst();
    }
}
