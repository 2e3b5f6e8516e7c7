package dev.hitch.shortlink;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqids.Sqids;

import dev.hitch.id.AlphabetSampler;

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

    @Test
    void aCodeThatSpellsARudeWordIsDrawnAgainAndTheDrawIsUniformOverTheRest() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        AlphabetSampler every = new AlphabetSampler(
                ShortCode.ALPHABET,
                RandomGeneratorFactory.of("L64X128MixRandom").create(7));
        ShortCodeGenerator generator = new ShortCodeGenerator(random);
        int refused = 0;
        for (int i = 0; i < 50_000; i++) {
            String code = every.draw(ShortCode.LENGTH);
            if (ShortCodeGenerator.isRude(code)) {
                refused++;
            } else {
                // Every other code comes as it was drawn, and so as often as any other.
                assertThat(generator.next().value()).isEqualTo(code);
            }
        }
        assertThat(refused).isBetween(1, 1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcsex23",
                "sexyabcd",
                "abcdefag",
                "22ass222",
                "2222as52",
                "f4g22222",
                "a5s22222",
                "2453a5sh",
                "2fuck222",
                "222cunt2",
                "2pu55y22",
                "m3rd3222",
                "22mer8de9ass",
                "9reta7d9ass",
                "w4nk2222",
                "tw47aaaa",
                "kkk22222"
            })
    void digitsAreReadAsLetters(String code) {
        assertThat(ShortCodeGenerator.isRude(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"az9qtk2d", "22222222", "abcdefgh", "zyxwvuts"})
    void otherCodesAreFine(String code) {
        assertThat(ShortCodeGenerator.isRude(code)).isFalse();
    }

    @Test
    void everyWordOfTheListThatACodeCouldSpellIsKnown() {
        List<String> spellable = Sqids.Builder.DEFAULT_BLOCK_LIST.stream()
                .filter(word -> word.length() <= ShortCode.LENGTH)
                .filter(word -> word.chars().allMatch(c -> ShortCode.ALPHABET.indexOf(c) >= 0))
                .toList();
        assertThat(spellable).hasSizeGreaterThan(30).allMatch(ShortCodeGenerator::isRude);
    }
}
