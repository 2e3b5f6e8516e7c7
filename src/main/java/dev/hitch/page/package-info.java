/**
 * The pages that people see: those of Link, and those of short links that do not work, with their texts and their look.
 *
 * <p>Each page is a record of everything that it shows ({@link dev.hitch.page.ChoosePage},
 * {@link dev.hitch.page.FormPage}, {@link dev.hitch.page.DonePage}, {@link dev.hitch.page.NoticePage}) inside a
 * {@link dev.hitch.page.Layout}; {@code template()} makes it a type-safe Qute template in the
 * {@link dev.hitch.page.words.Language} of the layout. What a template reads is {@link io.quarkus.qute.TemplateData}:
 * the build generates the access to its members, because a native binary has no reflection. Styles and script are the
 * two files under {@code META-INF/resources/link/}. Every page works without the script. Nothing here knows where the
 * data come from.
 */
package dev.hitch.page;
