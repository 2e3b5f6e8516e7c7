package dev.hitch.template;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

import dev.hitch.origin.WebUrl;
import dev.hitch.page.Brand;
import dev.hitch.page.Brand.Contact;
import dev.hitch.page.Brand.Logo;
import dev.hitch.page.theme.Colour;
import dev.hitch.page.theme.Theme;
import dev.hitch.page.words.Language;
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
 * @param logoDarkUrl the picture for the dark scheme
 * @param purpose what the data are asked for
 * @param privacyUrl where users read how their data are treated
 * @param termsUrl where users read the terms
 * @param supportEmail whom users write to
 * @param supportUrl where users find help
 * @param language the language of Link for visitors who accept none of its languages
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
        LinkContent content,
        String logoDarkUrl,
        String purpose,
        String privacyUrl,
        String termsUrl,
        String supportEmail,
        String supportUrl,
        Language language) {

    /** Sets nothing. */
    static final LinkTemplateSettings NONE = new LinkTemplateSettings(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Normalises every value. */
    public LinkTemplateSettings {
        logoUrl = WebUrl.ascii(logoUrl);
        redirectUrl = WebUrl.ascii(redirectUrl);
        agreementUrl = WebUrl.ascii(agreementUrl);
        logoDarkUrl = WebUrl.ascii(logoDarkUrl);
        privacyUrl = WebUrl.ascii(privacyUrl);
        termsUrl = WebUrl.ascii(termsUrl);
        supportUrl = WebUrl.ascii(supportUrl);
        primaryColor = primaryColor == null ? null : primaryColor.toLowerCase(Locale.ROOT);
        defaultTags = defaultTags == null
                ? List.of()
                : defaultTags.stream().distinct().toList();
        content = content == null ? LinkContent.NONE : content;
    }

    /** Who asks, as pages in {@code spoken} show it, where the name of the application is {@code name}. */
    Brand brand(Optional<String> name, Language spoken) {
        Colour colour = Optional.ofNullable(primaryColor)
                .flatMap(hash -> Colour.ofHex(hash.substring(1)))
                .orElse(Theme.DEFAULT.colour());
        int radius = Optional.ofNullable(borderRadius).orElse(Theme.DEFAULT.radius());
        return new Brand(
                Optional.ofNullable(displayName).or(() -> name).orElse(spoken.unnamed()),
                new Logo(logoUrl, logoDarkUrl),
                purpose,
                language,
                new Theme(colour, Math.min(radius, Theme.MAX_RADIUS)),
                new Contact(privacyUrl, termsUrl, supportEmail, supportUrl));
    }
}
