package dev.hitch.shortlink;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.hitch.origin.PublicOrigins;
import dev.hitch.sync.Backfill;
import dev.hitch.sync.SyncMode;

/**
 * A short link as its owner manages it. The name of this class is in the OpenAPI document, in the name of the page of a
 * list.
 */
@Schema(
        name = "ManagedShortLink",
        description =
                "A short link with the parameters that it stores, in their one spelling: what a default says is left out.")
public record ManagedShortLinkView(
        @Schema(required = true, pattern = "^slk_[0-9A-HJKMNP-TV-Z]{26}$", examples = "slk_01JB7K3N2QZP7TVR4FX8SDWFH9")
        String id,

        @Schema(required = true, pattern = "^[a-hjkmnp-z2-9]{8}$", examples = "az9qtk2d")
        String code,

        @Schema(required = true, format = "uri", examples = "https://term.new/az9qtk2d")
        String url,

        @Schema(required = true, examples = "2027-01-06T03:24:53.000Z")
        Instant expiresAt,

        String provider,

        List<String> providerHints,

        @Schema(examples = "fleet_456") String externalId,

        String name,

        @Schema(required = true, description = "Sorted, without repeats.")
        List<String> tags,

        @Schema(format = "uri") String redirectUrl,

        @Schema(description = "Absent where it is `automatic`.")
        SyncMode syncMode,

        Backfill backfill,

        @Schema(description = "Absent where it is `default`.")
        String template,

        @Schema(required = true, description = "Whether it opens. `revoked` wins over `expired`.")
        ShortLinkStatus status,

        @Schema(required = true) Instant createdAt,

        @Schema(description = "Since when it is revoked. Absent while it is not.")
        Instant revokedAt,

        @Schema(required = true, description = "How often people opened it. Counted within seconds.")
        long opens,

        @Schema(description = "When it was opened last. Absent where it never was.")
        Instant lastOpenedAt,

        @Schema(required = true, description = "How often that led to a connection. Counted within seconds.")
        long completions) {

    /** {@code link} as it is at {@code now}. */
    public static ManagedShortLinkView of(ShortLink link, PublicOrigins origins, Instant now) {
        LinkParameters stored = link.parameters;
        return new ManagedShortLinkView(
                link.id,
                link.code,
                link.code().url(origins),
                link.expiresAt,
                stored.provider(),
                stored.providerHints(),
                stored.externalId(),
                stored.name(),
                stored.tags() == null ? List.of() : stored.tags(),
                stored.redirectUrl(),
                stored.syncMode(),
                stored.backfill(),
                stored.template(),
                link.status(now),
                link.createdAt,
                link.revokedAt,
                link.opens,
                link.lastOpenedAt,
                link.completions);
    }
}
