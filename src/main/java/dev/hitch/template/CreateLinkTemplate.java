package dev.hitch.template;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;
import org.hibernate.validator.constraints.Range;

import dev.hitch.json.JsonBody;
import dev.hitch.json.Readable;
import dev.hitch.origin.RedirectUrl;
import dev.hitch.origin.WebAddress;
import dev.hitch.page.words.Language;
import dev.hitch.sync.SyncMode;

/** The body of a request for a new template. */
@JsonBody
@Schema(name = "CreateLinkTemplate", description = "A look and presets for Link. What a short link itself says wins.")
record CreateLinkTemplate(
        @Schema(required = true, description = "For yourself; users do not see it.", minLength = 1, maxLength = 255)
        @NotNull
        @CodePointLength(min = 1, max = 255)
        @Readable
        String name,

        @Schema(
                description = "Who asks, in the place of the application's name.",
                minLength = 1,
                maxLength = 255,
                examples = "Acme Logistics")
        @CodePointLength(min = 1, max = 255)
        @Readable
        String displayName,

        @Schema(description = "A picture of who asks: an https: URL.", format = "uri", maxLength = 2048) @WebAddress
        String logoUrl,

        @Schema(
                description =
                        "`#rrggbb`, readable: at least 3:1 against white, and 4.5:1 for white or nearly black text on it.",
                pattern = "^#[0-9A-Fa-f]{6}$",
                examples = "#1f5fbf")
        @ReadableColour
        String primaryColor,

        @Schema(description = "How round buttons and fields are, in pixels.", minimum = "0", maximum = "32")
        @Range(min = 0, max = 32)
        Integer borderRadius,

        @Schema(description = "Added to the tags of the link: up to 50 tags of 1 to 100 characters.") @Size(max = 50)
        List<@CodePointLength(min = 1, max = 100) String> defaultTags,

        @Schema(description = "Whether a short link with this template must have an externalId; by default not.")
        Boolean requireExternalId,

        @Schema(description = "Where the link says none.") SyncMode syncMode,

        @Schema(description = "Where the link says nothing about a backfill.", minimum = "1", maximum = "3650")
        @Range(min = 1, max = 3650)
        Integer backfillDays,

        @Schema(
                description =
                        "Where the link says none: a URL as a short link's, of an origin on the application's list.",
                format = "uri",
                maxLength = 2048)
        @RedirectUrl
        String redirectUrl,

        @Schema(
                description = "What the user agrees to, in the place of the application's agreement.",
                format = "uri",
                maxLength = 2048)
        @WebAddress
        String agreementUrl,

        @Valid LinkContent content,

        @Schema(
                description =
                        "The logo for the dark scheme of a browser: an https: URL. Without it, the logo stands on white there.",
                format = "uri",
                maxLength = 2048)
        @WebAddress
        String logoDarkUrl,

        @Schema(
                description = "What the data are asked for, in one sentence below who asks. Plain text, in `language`.",
                minLength = 1,
                maxLength = 120,
                examples = "To price your insurance by the miles you drive")
        @CodePointLength(min = 1, max = 120)
        @Readable
        String purpose,

        @Schema(description = "Where users read how you treat their data.", format = "uri", maxLength = 2048)
        @WebAddress
        String privacyUrl,

        @Schema(description = "Where users read your terms.", format = "uri", maxLength = 2048) @WebAddress
        String termsUrl,

        @Schema(
                description = "Whom users write to for help, or for a new link.",
                format = "email",
                maxLength = 254,
                examples = "support@acme.com")
        @EmailAddress
        String supportEmail,

        @Schema(
                description =
                        "Where users find help. Link has one way to it: this, or else the address of supportEmail.",
                format = "uri",
                maxLength = 2048)
        @WebAddress
        String supportUrl,

        @Schema(
                description =
                        "What Link speaks to users whose browser asks for none of its languages; by default English.")
        Language language) {

    LinkTemplateSettings settings() {
        return new LinkTemplateSettings(
                displayName,
                logoUrl,
                primaryColor,
                borderRadius,
                defaultTags,
                syncMode,
                backfillDays,
                redirectUrl,
                agreementUrl,
                content,
                logoDarkUrl,
                purpose,
                privacyUrl,
                termsUrl,
                supportEmail,
                supportUrl,
                language);
    }
}
