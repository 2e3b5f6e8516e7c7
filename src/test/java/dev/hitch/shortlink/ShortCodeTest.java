package dev.hitch.shortlink;

import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShortCodeTest {

    // The 99.9 % quantile of chi-square with 30 degrees of freedom, divided up over eight positions (Bonferroni).
    private static final double LIMIT = 66.6;

    @Test
    void codesAreUniformAtEveryPosition() {
        int draws = 100_000;
        int[][] seen = new int[ShortCode.LENGTH][ShortCode.ALPHABET.length()];
        var generator = new ShortCodeGenerator(
                RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_122));
        for (int i = 0; i < draws; i++) {
            String code = generator.next().value();
            for (int position = 0; position < code.length(); position++) {
                seen[position][ShortCode.ALPHABET.indexOf(code.charAt(position))]++;
            }
        }
        double expected = (double) draws / ShortCode.ALPHABET.length();
        for (int[] counts : seen) {
            double chiSquare = 0;
            for (int count : counts) {
                chiSquare += (count - expected) * (count - expected) / expected;
            }
            assertThat(chiSquare).isBetween(5.0, LIMIT);
        }
    }

    @Test
    void theAlphabetHasThirtyOneSymbols() {
        assertThat(ShortCode.ALPHABET.chars().distinct().count()).isEqualTo(31);
        assertThat(ShortCode.ALPHABET).matches("[a-hjkmnp-z2-9]{31}");
    }

    @Test
    void visitorsMayTypeAnyCase() {
        assertThat(ShortCode.parse("AZ9qTk2D")).contains(new ShortCode("az9qtk2d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "az9qtk2d.",
                "az9qtk2d\u00A0",
                "(az9qtk2d),",
                "\u201CAZ9QTK2D\u201D",
                "\u200Baz9qtk2d\u200B",
                "\uFEFF az9qtk2d\n",
                "<az9qtk2d>",
                "/az9qtk2d/",
                "\u00FCaz9qtk2d\uFFFD",
                "\uD83D\uDE9Aaz9qtk2d\uD83D\uDE9A",
                "*_az9qtk2d_*"
            })
    void whatSticksToACodeIsDropped(String typed) {
        assertThat(ShortCode.parse(typed)).contains(new ShortCode("az9qtk2d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "...",
                "az9qtk2dx.",
                ".9az9qtk2d",
                "az9qtk2d.html",
                "az9qtk2d az9qtk2d",
                "az9 qtk2d",
                "az9qtk2",
                "az9qtk2dd",
                "iz9qtk2d",
                "lz9qtk2d",
                "oz9qtk2d",
                "0z9qtk2d",
                "1z9qtk2d",
                "az9-tk2d",
                "\u212Az9qtk2d",
                "az9qtk2\n",
                "favicon.ico",
                "az9qtk2\u0130"
            })
    void whatIsNoCodeIsRefusedWithoutAQuery(String typed) {
        assertThat(ShortCode.parse(typed)).isEmpty();
    }
}
