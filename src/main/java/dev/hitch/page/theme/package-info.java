/**
 * An application's colour and roundness as a style sheet of its own, because pages allow no style attribute.
 *
 * <p>{@link dev.hitch.page.theme.Theme} works out every shade from the one colour that was chosen, so that whatever was chosen, text
 * stays readable in light and dark; {@link dev.hitch.page.theme.ThemeResource} serves it.
 */
package dev.hitch.page.theme;
