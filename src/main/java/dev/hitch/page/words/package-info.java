/**
 * What pages say, in every language they speak.
 *
 * <p>The words are in {@code messages/}, one file a language. {@link dev.hitch.page.words.PageMessages} names every sentence, so
 * that the build fails where a template asks for one that is not there; {@link dev.hitch.page.words.FieldWords} translates the
 * fields that providers ask for; {@link dev.hitch.page.words.Language} decides which language it is.
 */
package dev.hitch.page.words;
