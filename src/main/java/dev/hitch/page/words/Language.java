package dev.hitch.page.words;

import java.util.Arrays;
import java.util.Optional;

import io.quarkus.qute.TemplateData;

import dev.hitch.header.ListHeader;

/** A language that pages speak. */
@TemplateData
public enum Language {
    /** The default. */
    ENGLISH("en", "English"),
    /** French. */
    FRENCH("fr", "Français"),
    /** Spanish. */
    SPANISH("es", "Español");

    /** The query parameter that chooses a language. */
    public static final String PARAMETER = "lang";

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** The language tag, as in {@code lang="fr"}. */
    public String tag() {
        return tag;
    }

    /** Its name in the language itself. */
    public String ownName() {
        return ownName;
    }

    /** The language of {@code tag}, empty where pages do not speak it. */
    public static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    /**
     * The language of a page.
     *
     * @param chosen what the user switched to, or null; wins if it is one of ours
     * @param accepted the {@code Accept-Language} header, or null; unreadable parts are ignored
     */
    public static Language choose(String chosen, String accepted) {
        return ofTag(chosen).or(() -> firstAccepted(accepted)).orElse(ENGLISH);
    }

    // RFC 4647 §3.4, lookup. The region does not matter: our languages have none.
    private static Optional<Language> firstAccepted(String header) {
        return ListHeader.elements(header).stream()
                .filter(range -> range.weight() > 0)
                .flatMap(range -> ofTag(range.value().split("[-_]", 2)[0]).stream())
                .findFirst();
    }
}
