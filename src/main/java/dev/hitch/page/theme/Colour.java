package dev.hitch.page.theme;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An opaque sRGB colour.
 *
 * @param red 0–255
 * @param green 0–255
 * @param blue 0–255
 */
public record Colour(int red, int green, int blue) {

    /** White. */
    public static final Colour WHITE = new Colour(255, 255, 255);
    /** Black. */
    public static final Colour BLACK = new Colour(0, 0, 0);

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{6}");

    /** The colour of six lower-case hexadecimal digits, without a hash; empty for anything else. */
    public static Optional<Colour> ofHex(String hex) {
        if (hex == null || !HEX.matcher(hex).matches()) {
            return Optional.empty();
        }
        int value = Integer.parseInt(hex, 16);
        return Optional.of(new Colour(value >> 16, value >> 8 & 0xff, value & 0xff));
    }

    /** Six lower-case hexadecimal digits. */
    public String hex() {
        return String.format(Locale.ROOT, "%02x%02x%02x", red, green, blue);
    }

    /** As style sheets write it. */
    public String css() {
        return "#" + hex();
    }

    /**
     * The contrast with {@code other}: 1 for none, 21 for black on white.
     *
     * @see <a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">WCAG 2.2, contrast ratio</a>
     */
    public double contrastWith(Colour other) {
        double mine = luminance();
        double theirs = other.luminance();
        return (Math.max(mine, theirs) + 0.05) / (Math.min(mine, theirs) + 0.05);
    }

    /** This colour mixed with {@code share} of {@code other}, 0 to 1. */
    Colour mixedWith(Colour other, double share) {
        return new Colour(mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share));
    }

    /**
     * This colour, or the nearest one on the way to {@code other} with a contrast of {@code ratio} to {@code ground}.
     */
    Colour towards(Colour other, Colour ground, double ratio) {
        for (int percent = 0; percent < 100; percent += 2) {
            Colour candidate = mixedWith(other, percent / 100.0);
            if (candidate.contrastWith(ground) >= ratio) {
                return candidate;
            }
        }
        return other;
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
