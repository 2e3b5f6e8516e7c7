package dev.hitch.header;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.header.ListHeader.Element;

import static org.assertj.core.api.Assertions.assertThat;

class ListHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr;q=0.5, en              | en 1.0, fr 0.5",
                "en, fr                    | en 1.0, fr 1.0",
                " , en ,,                  | en 1.0",
                "EN;Q=0.2                  | en 0.2",
                "en;q=2                    | en 1.0",
                "en;q=-1                   | en 1.0",
                "en;q=                     | en 1.0",
                "en;level=1;q=0            | en 0.0",
                "a;b=\"x,y;q=0\";q=0.5, c | c 1.0, a 0.5"
            })
    void elementsComeByWeight(String header, String elements) {
        assertThat(ListHeader.elements(header).stream().map(element -> element.value() + " " + element.weight()))
                .containsExactly(elements.split(", "));
    }

    @Test
    void noMoreThanTenElementsOfAThousandCharactersAreRead() {
        assertThat(ListHeader.elements("fr,".repeat(20_000))).hasSize(10);
        assertThat(ListHeader.elements(" ,".repeat(20_000) + "fr")).isEmpty();
        assertThat(ListHeader.elements("de,fr;q=0.9," + "x".repeat(20_000)))
                .extracting(Element::value)
                .containsExactly("de", "fr");
        assertThat(ListHeader.elements("fr;q=0." + "1".repeat(100_000))).isEmpty();
    }

    @Test
    void noHeaderHasNoElements() {
        assertThat(ListHeader.elements(null)).isEmpty();
        assertThat(ListHeader.elements("")).isEmpty();
    }
}
