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
                "FR | -                                | ENGLISH",
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
}
