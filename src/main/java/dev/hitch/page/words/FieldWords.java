package dev.hitch.page.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

import dev.hitch.provider.ProviderField;

/**
 * Labels and help of the fields of providers in other languages than English, which is in the catalogue.
 * {@code messages/fields_fr.properties} may have {@code geotab.database.label}, or {@code database.label} for every
 * provider. What is missing stays English, so a new provider works before it is translated.
 */
public final class FieldWords {

    private static final Map<Language, Properties> WORDS = load();

    private FieldWords() {}

    /** What users read above {@code field}. */
    public static String label(String provider, ProviderField field, Language language) {
        return word(provider, field.name() + ".label", language, field.label());
    }

    /** The sentence below it, or null where the provider has none. */
    public static String help(String provider, ProviderField field, Language language) {
        return field.help() == null ? null : word(provider, field.name() + ".help", language, field.help());
    }

    private static String word(String provider, String key, Language language, String english) {
        Properties words = WORDS.get(language);
        return words.getProperty(provider + "." + key, words.getProperty(key, english));
    }

    private static Map<Language, Properties> load() {
        Map<Language, Properties> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            words.put(language, language == Language.ENGLISH ? new Properties() : load(language));
        }
        return words;
    }

    private static Properties load(Language language) {
        String file = "/messages/fields_" + language.tag() + ".properties";
        try (InputStream bytes = FieldWords.class.getResourceAsStream(file);
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(text);
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
