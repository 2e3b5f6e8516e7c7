package dev.hitch.template;

import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;
import org.hibernate.validator.constraints.Range;

import dev.hitch.json.JsonBody;
import dev.hitch.json.Readable;
import dev.hitch.origin.RedirectUrl;
import dev.hitch.origin.WebAddress;
import dev.hitch.page.words.Language;
import dev.hitch.sync.SyncMode;

/**
 * What a PATCH of a template may change. An absent member (null here) keeps what is there; an explicit null (empty
 * here) clears it. Lists and {@code content} are replaced as a whole.
 */
@JsonBody
@Schema(
        name = "PatchLinkTemplate",
        description = "Absent members keep their value; null clears it. Lists and `content` are replaced as a whole.")
record PatchLinkTemplate(
        @Schema(extensions = @Extension(name = "x-not-null", value = "true"))
        Optional<@NotNull(message = "must not be null") @CodePointLength(min = 1, max = 255) @Readable String> name,

        Optional<@CodePointLength(min = 1, max = 255) @Readable String> displayName,

        Optional<@WebAddress String> logoUrl,

        Optional<@ReadableColour String> primaryColor,

        Optional<@Range(min = 0, max = 32) Integer> borderRadius,

        Optional<@Size(max = 50) List<@CodePointLength(min = 1, max = 100) String>> defaultTags,

        Optional<Boolean> requireExternalId,

        Optional<SyncMode> syncMode,

        Optional<@Range(min = 1, max = 3650) Integer> backfillDays,

        Optional<@RedirectUrl String> redirectUrl,

        Optional<@WebAddress String> agreementUrl,

        Optional<@Valid LinkContent> content,

        Optional<@WebAddress String> logoDarkUrl,

        Optional<@CodePointLength(min = 1, max = 120) @Readable String> purpose,

        Optional<@WebAddress String> privacyUrl,

        Optional<@WebAddress String> termsUrl,

        Optional<@EmailAddress String> supportEmail,

        Optional<@WebAddress String> supportUrl,

        Optional<Language> language) {

    /** The settings of the template afterwards. */
    LinkTemplateSettings over(LinkTemplateSettings present) {
        return new LinkTemplateSettings(
                over(displayName, present.displayName()),
                over(logoUrl, present.logoUrl()),
                over(primaryColor, present.primaryColor()),
                over(borderRadius, present.borderRadius()),
                over(defaultTags, present.defaultTags()),
                over(syncMode, present.syncMode()),
                over(backfillDays, present.backfillDays()),
                over(redirectUrl, present.redirectUrl()),
                over(agreementUrl, present.agreementUrl()),
                over(content, present.content()),
                over(logoDarkUrl, present.logoDarkUrl()),
                over(purpose, present.purpose()),
                over(privacyUrl, present.privacyUrl()),
                over(termsUrl, present.termsUrl()),
                over(supportEmail, present.supportEmail()),
                over(supportUrl, present.supportUrl()),
                over(language, present.language()));
    }

    /** {@code given}, where an empty one means null; {@code present} where nothing is given. */
    static <T> T over(Optional<T> given, T present) {
        return given == null ? present : given.orElse(null);
    }
}
