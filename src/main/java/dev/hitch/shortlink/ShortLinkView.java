package dev.hitch.shortlink;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.hitch.origin.PublicOrigins;

/** A short link as its maker sees it. */
@Schema(
        name = "ShortLink",
        description =
                "A short URL for the Link onboarding flow. Its parameters are stored at creation and retrieved when the user"
                        + " visits the URL.")
record ShortLinkView(
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

    static ShortLinkView of(Minted link, PublicOrigins origins) {
        String code = link.code().value();
        return new ShortLinkView(link.id().value(), code, url(code, origins), link.expiresAt());
    }

    /** The full short URL. */
    static String url(String code, PublicOrigins origins) {
        return origins.shortUrl() + "/" + code;
    }
}
