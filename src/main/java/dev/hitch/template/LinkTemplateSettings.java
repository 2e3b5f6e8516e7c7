package dev.hitch.template;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

import dev.hitch.origin.WebUrl;
import dev.hitch.sync.SyncMode;

/**
 * What a template sets for Link, as it is stored. A member that is not set is null, but {@code defaultTags} and
 * {@code content} are empty then.
 *
 * @param displayName who asks, in the place of the application's name
 * @param logoUrl a picture of who asks
 * @param primaryColor {@code #rrggbb} in lower case, readable as {@link ReadableColour} demands
 * @param borderRadius of buttons and fields, in pixels
 * @param defaultTags are added to those of the link
 * @param syncMode where the link says none
 * @param backfillDays where the link says nothing about a backfill
 * @param redirectUrl where the link says none; whether its origin is still on the application's list is for the
 *     redirect to ask
 * @param agreementUrl what the user agrees to, in the place of the application's agreement
 * @param content the words on Link
 */
// Registered because Quarkus finds what resources accept and return, not what a JSON column contains.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkTemplateSettings(
        String displayName,
        String logoUrl,
        String primaryColor,
        Integer borderRadius,
        List<String> defaultTags,
        SyncMode syncMode,
        Integer backfillDays,
        String redirectUrl,
        String agreementUrl,
        LinkContent content) {

    /** Sets nothing. */
    static final LinkTemplateSettings NONE =
            new LinkTemplateSettings(null, null, null, null, null, null, null, null, null, null);

    /** Normalises every value. */
    public LinkTemplateSettings {
        logoUrl = WebUrl.ascii(logoUrl);
        redirectUrl = WebUrl.ascii(redirectUrl);
        agreementUrl = WebUrl.ascii(agreementUrl);
        primaryColor = primaryColor == null ? null : primaryColor.toLowerCase(Locale.ROOT);
        defaultTags = defaultTags == null
                ? List.of()
                : defaultTags.stream().distinct().toList();
        content = content == null ? LinkContent.NONE : content;
    }
}
