/**
 * What people see: the pages of Link and of short links that lead nowhere, their words and their look.
 *
 * <p>Each page is a record with everything that it shows ({@link dev.hitch.page.ChoosePage}, {@link dev.hitch.page.FormPage},
 * {@link dev.hitch.page.DonePage}, {@link dev.hitch.page.NoticePage}) inside a {@link dev.hitch.page.Shell}; {@code template()}
 * makes it a checked Qute template in the shell's {@link dev.hitch.page.words.Language}. What a template reads is
 * {@link io.quarkus.qute.TemplateData}: the build then generates how all of its members are read, and nothing is left to
 * reflection, which a native binary has not. Styles and script are the two files
 * under {@code META-INF/resources/link/}. Every page works without the script. Nothing here knows where the data come from.
 */
package dev.hitch.page;
