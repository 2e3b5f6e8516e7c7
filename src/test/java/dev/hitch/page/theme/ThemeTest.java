package dev.hitch.page.theme;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ThemeTest {

    private static final double TEXT = 4.5;

    @Test
    void contrastIsThatOfThePublishedExamples() {
        assertThat(Colour.BLACK.contrastWith(Colour.WHITE)).isEqualTo(21, within(0.01));
        assertThat(colour("767676").contrastWith(Colour.WHITE)).isEqualTo(4.54, within(0.01));
        assertThat(colour("777777").contrastWith(Colour.WHITE)).isEqualTo(4.48, within(0.01));
    }

    @Test
    void everyColourGivesReadableText() {
        Random random = new Random(1);
        Stream.concat(
                        Stream.of("ffffff", "000000", "ffd60a", "777777", "808080", "ff0000", "00ff00", "0000ff")
                                .map(ThemeTest::colour),
                        Stream.generate(() -> new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256)))
                                .limit(2_000))
                .forEach(ThemeTest::isReadable);
    }

    private static void isReadable(Colour colour) {
        String[] css = new Theme(colour, 12).css().split("@media");
        Colour onBrand = value(css[0], "on-brand");
        assertThat(onBrand.contrastWith(colour)).as("button, %s", colour).isGreaterThanOrEqualTo(4.2);
        assertThat(onBrand.contrastWith(value(css[0], "brand-hover")))
                .as("button under the mouse, %s", colour)
                .isGreaterThanOrEqualTo(TEXT);
        assertThat(value(css[0], "brand-ink").contrastWith(Colour.WHITE)).isGreaterThanOrEqualTo(TEXT);
        assertThat(value(css[0], "brand-ink").contrastWith(value(css[0], "brand-soft")))
                .isGreaterThanOrEqualTo(3);
        assertThat(value(css[1], "brand-ink").contrastWith(colour("23282f"))).isGreaterThanOrEqualTo(TEXT);
        Colour lifted = value(css[1], "brand");
        assertThat(lifted.contrastWith(colour("1a1e24")))
                .as("button in the dark, %s", colour)
                .isGreaterThanOrEqualTo(3);
        assertThat(value(css[1], "on-brand").contrastWith(lifted)).isGreaterThanOrEqualTo(4.2);
        assertThat(value(css[1], "on-brand").contrastWith(value(css[1], "brand-hover")))
                .isGreaterThanOrEqualTo(TEXT);
    }

    private static Colour value(String css, String name) {
        Matcher found = Pattern.compile("--" + name + ": #([0-9a-f]{6});").matcher(css);
        assertThat(found.find()).isTrue();
        return colour(found.group(1));
    }

    private static Colour colour(String hex) {
        return Colour.ofHex(hex).orElseThrow();
    }
}
