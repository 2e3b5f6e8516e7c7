package dev.hitch.shortlink.mint;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.hitch.origin.PublicOrigins;

/** A short link as the answer to the request that minted it. */
@Schema(
        name = "ShortLink",
        description =
                "A short URL for the Link onboarding flow. Its parameters are stored at creation and retrieved when the user"
                        + " visits the URL.")
record MintedView(
        @Schema(
                required = true,
                description = "Durable identifier for the short link resource.",
                pattern = "^slk_[0-9A-HJKMNP-TV-Z]{26}$",
                examples = "slk_01JB7K3N2QZP7TVR4FX8SDWFH9")
        String id,

        @Schema(
                required = true,
                description = "8-character code that is associated with the original Link parameters.",
                pattern = "^[a-hjkmnp-z2-9]{8}$",
                examples = "az9qtk2d")
        String code,

        @Schema(
                required = true,
                description = "Full short URL to share with your user.",
                format = "uri",
                examples = "https://term.new/az9qtk2d")
        String url,

        @Schema(
                required = true,
                description = "One calendar year after creation; a replay does not move it.",
                examples = "2027-01-06T03:24:53.000Z")
        Instant expiresAt) {

    static MintedView of(MintOutcome.Link link, PublicOrigins origins) {
        return new MintedView(
                link.id().value(), link.code().value(), link.code().url(origins), link.expiresAt());
    }
}
