package dev.hitch.page.words;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.hitch.provider.ProviderField;

import static org.assertj.core.api.Assertions.assertThat;

class FieldWordsTest {

    private static final ProviderField PASSWORD = new ProviderField("password", "Password", true, true, "Your own.");
    private static final ProviderField PIN = new ProviderField("pin", "PIN", true, true, "Four digits.");

    @Test
    void englishIsWhatTheProviderSays() {
        assertThat(FieldWords.label("geotab", PASSWORD, Language.ENGLISH)).isEqualTo("Password");
        assertThat(FieldWords.help("geotab", PASSWORD, Language.ENGLISH)).isEqualTo("Your own.");
    }

    @Test
    void aWordOfEveryProviderIsTranslated() {
        assertThat(FieldWords.label("geotab", PASSWORD, Language.FRENCH)).isEqualTo("Mot de passe");
        assertThat(FieldWords.label("a-new-one", PASSWORD, Language.FRENCH)).isEqualTo("Mot de passe");
    }

    @Test
    void aProvidersOwnWordWins() {
        assertThat(FieldWords.help("geotab", PASSWORD, Language.FRENCH)).contains("MyGeotab");
        assertThat(FieldWords.help("a-new-one", PASSWORD, Language.FRENCH)).isEqualTo("Your own.");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsNotTranslatedStaysEnglish(Language language) {
        assertThat(FieldWords.label("a-new-one", PIN, language)).isEqualTo("PIN");
        assertThat(FieldWords.help("a-new-one", PIN, language)).isEqualTo("Four digits.");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aFieldWithoutHelpHasNoneInAnyLanguage(Language language) {
        ProviderField plain = new ProviderField("password", "Password", true, true, null);
        assertThat(FieldWords.help("geotab", plain, language)).isNull();
    }
}
