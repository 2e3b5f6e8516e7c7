/**
 * The texts of the pages, in every language.
 *
 * <p>They are in {@code messages/}, one file a language. {@link dev.hitch.page.words.PageMessages} declares every
 * sentence, so that the build fails if a template uses another one; {@link dev.hitch.page.words.FieldWords} translates
 * the fields of providers; {@link dev.hitch.page.words.Language} chooses the language.
 */
package dev.hitch.page.words;
