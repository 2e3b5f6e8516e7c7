/**
 * Colour and roundness of an application as a style sheet of its own, because pages allow no style attribute.
 *
 * <p>{@link dev.hitch.page.theme.Theme} computes every shade from the one chosen colour, so that text stays readable in
 * light and dark; {@link dev.hitch.page.theme.ThemeResource} serves it.
 */
package dev.hitch.page.theme;
