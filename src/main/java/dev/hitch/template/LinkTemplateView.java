package dev.hitch.template;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.hitch.page.words.Language;
import dev.hitch.sync.SyncMode;

/** A template as its owner sees it. */
@Schema(name = "LinkTemplate", description = "A look and presets for Link. What a short link itself says wins.")
record LinkTemplateView(
        @Schema(required = true, pattern = "^(ltp_[0-9A-HJKMNP-TV-Z]{26}|default)$")
        String id,

        @Schema(required = true) String name,

        String displayName,

        @Schema(format = "uri") String logoUrl,

        @Schema(pattern = "^#[0-9a-f]{6}$") String primaryColor,

        Integer borderRadius,

        @Schema(required = true) List<String> defaultTags,

        @Schema(required = true) boolean requireExternalId,

        SyncMode syncMode,

        Integer backfillDays,

        @Schema(format = "uri") String redirectUrl,

        @Schema(format = "uri") String agreementUrl,

        LinkContent content,

        @Schema(format = "uri") String logoDarkUrl,

        String purpose,

        @Schema(format = "uri") String privacyUrl,

        @Schema(format = "uri") String termsUrl,

        @Schema(format = "email") String supportEmail,

        @Schema(format = "uri") String supportUrl,

        Language language,

        @Schema(description = "Since when new links may no longer use it. Absent while they may.")
        Instant archivedAt,

        @Schema(description = "Absent for the built-in template.")
        Instant createdAt,

        @Schema(description = "Absent for the built-in template.")
        Instant updatedAt) {

    static LinkTemplateView of(LinkTemplate template) {
        LinkTemplateSettings settings = template.settings;
        return new LinkTemplateView(
                template.id,
                template.name,
                settings.displayName(),
                settings.logoUrl(),
                settings.primaryColor(),
                settings.borderRadius(),
                settings.defaultTags(),
                template.requireExternalId,
                settings.syncMode(),
                settings.backfillDays(),
                settings.redirectUrl(),
                settings.agreementUrl(),
                settings.content().equals(LinkContent.NONE) ? null : settings.content(),
                settings.logoDarkUrl(),
                settings.purpose(),
                settings.privacyUrl(),
                settings.termsUrl(),
                settings.supportEmail(),
                settings.supportUrl(),
                settings.language(),
                template.archivedAt,
                template.createdAt,
                template.updatedAt);
    }
}
