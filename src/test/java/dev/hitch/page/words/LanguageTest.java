package dev.hitch.page.words;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "-  | -                                | ENGLISH",
                "-  | fr-CA,fr;q=0.9,en;q=0.8          | FRENCH",
                "-  | de-DE, es-419;q=0.7, en;q=0.1    | SPANISH",
                "-  | en;q=0.2, es                     | SPANISH",
                "-  | de                               | ENGLISH",
                "-  | *                                | ENGLISH",
                "-  | ;;q=nonsense,,                   | ENGLISH",
                "es | fr                               | SPANISH",
                "de | fr                               | FRENCH",
                "FR | -                                | FRENCH",
                "es-ES_tradnl | -                      | SPANISH",
                "fr_CA | es                            | FRENCH",
                "es_MX.UTF-8 | -                       | SPANISH",
                "es-419 | -                            | SPANISH",
                "ES_mx | -                             | SPANISH",
                "' fr ' | -                            | FRENCH",
                "fra | -                               | ENGLISH",
                "e  | -                                | ENGLISH",
                "'' | fr                               | FRENCH",
                "-  | es-ES_tradnl                     | SPANISH",
                "-  | es_MX,es;q=0.9                   | SPANISH",
                "-  | FR-ca                            | FRENCH",
                "-  | fr-FR,                           | FRENCH",
                "-  | es-MX,es;q=0.9,                  | SPANISH",
                "-  | fr;q=1.0000                      | FRENCH",
                "-  | fr_CA                            | FRENCH",
                "-  | de,,@; q=x, fr;q=.3              | FRENCH",
                "-  | fr;q=0, es;q=0.001               | SPANISH",
                "-  | FRA                              | ENGLISH",
            })
    void isTheChosenOneElseTheFirstAccepted(String chosen, String accepted, Language expected) {
        assertThat(Language.choose(chosen, accepted)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, de, es, SPANISH", "-, en, es, ENGLISH", "fr, -, es, FRENCH", "-, -, -, ENGLISH"})
    void isThatOfTheTemplateWhereTheBrowserAsksForNoneOfOurs(
            String chosen, String accepted, String otherwise, Language expected) {
        assertThat(Language.choose(chosen, accepted, otherwise)).isEqualTo(expected);
    }
}
