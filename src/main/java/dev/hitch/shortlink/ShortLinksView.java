package dev.hitch.shortlink;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.hitch.error.ErrorBody;
import dev.hitch.origin.PublicOrigins;

/** What became of a batch. */
@Schema(name = "ShortLinkResults", description = "One result for each request of a batch, in the same order.")
record ShortLinksView(@Schema(required = true) List<Result> results) {

    private static final int OK = 200;
    private static final int CREATED = 201;

    /** What became of one request. */
    @Schema(name = "ShortLinkResult", description = "What the same request by itself would have been answered.")
    record Result(
            @Schema(required = true, description = "The HTTP status.", examples = "201")
            int status,

            @Schema(description = "Always `true`, where an identical request minted the link before.")
            Boolean replayed,

            @Schema(description = "The short link, with status 200 and 201.")
            ShortLinkView shortLink,

            @Schema(description = "The error, with any other status.")
            ErrorBody error) {

        static Result of(MintOutcome outcome, PublicOrigins origins) {
            Minted link = outcome.link();
            return link == null
                    ? new Result(
                            outcome.error().code().status(),
                            null,
                            null,
                            outcome.error().body())
                    : new Result(
                            link.replayed() ? OK : CREATED,
                            link.replayed() ? true : null,
                            ShortLinkView.of(link, origins),
                            null);
        }
    }
}
