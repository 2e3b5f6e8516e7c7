package dev.hitch.page.theme;

import java.util.Locale;

import io.quarkus.qute.TemplateData;

/**
 * The look of an application's pages.
 *
 * @param colour its primary colour
 * @param radius how round corners are, in pixels, 0 to {@link #MAX_RADIUS}
 */
@TemplateData
public record Theme(Colour colour, int radius) {

    /** With a larger radius, the corners of a text field would meet. */
    public static final int MAX_RADIUS = 32;

    /** For applications that chose nothing. */
    public static final Theme DEFAULT = new Theme(new Colour(0x1f, 0x5f, 0xbf), 10);

    // The backgrounds of link.css: in light and dark, the one with the lower contrast.
    private static final Colour LIGHT_GROUND = new Colour(0xf3, 0xf4, 0xf6);
    private static final Colour DARK_GROUND = new Colour(0x23, 0x28, 0x2f);
    private static final Colour DARK_CARD = new Colour(0x1a, 0x1e, 0x24);
    private static final Colour NEARLY_BLACK = new Colour(0x14, 0x17, 0x1a);
    private static final double TEXT = 4.6;
    // WCAG 2.2, 1.4.11: the shape of a button against what is behind it.
    private static final double SHAPE = 3;

    /** Refuses a radius out of range. */
    public Theme {
        if (radius < 0 || radius > MAX_RADIUS) {
            throw new IllegalArgumentException("radius");
        }
    }

    /** The address of its style sheet. */
    public String href() {
        return "/link/theme.css?c=" + colour.hex() + "&r=" + radius;
    }

    /** Its style sheet. */
    public String css() {
        Colour lifted = colour.towards(Colour.WHITE, DARK_CARD, SHAPE);
        return String.format(
                Locale.ROOT,
                """
                :root {
                  --radius: %dpx;
                  --brand: %s;
                  --brand-hover: %s;
                  --on-brand: %s;
                  --brand-ink: %s;
                  --brand-soft: %s;
                }
                @media (prefers-color-scheme: dark) {
                  :root {
                    --brand: %s;
                    --brand-hover: %s;
                    --on-brand: %s;
                    --brand-ink: %s;
                    --brand-soft: %s;
                  }
                }
                """,
                radius,
                colour.css(),
                hover(colour).css(),
                on(colour).css(),
                colour.towards(Colour.BLACK, LIGHT_GROUND, TEXT).css(),
                Colour.WHITE.mixedWith(colour, 0.09).css(),
                lifted.css(),
                hover(lifted).css(),
                on(lifted).css(),
                colour.towards(Colour.WHITE, DARK_GROUND, TEXT).css(),
                DARK_GROUND.mixedWith(colour, 0.18).css());
    }

    /** White or nearly black, whichever is easier to read on {@code ground}. One of them always is. */
    private static Colour on(Colour ground) {
        return ground.contrastWith(Colour.WHITE) >= ground.contrastWith(NEARLY_BLACK) ? Colour.WHITE : NEARLY_BLACK;
    }

    private static Colour hover(Colour ground) {
        return ground.mixedWith(on(ground).equals(Colour.WHITE) ? Colour.BLACK : Colour.WHITE, 0.14);
    }
}
