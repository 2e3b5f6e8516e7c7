package dev.hitch.shortlink.mint;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorBody;

/** The answer to a batch. */
@Schema(name = "ShortLinkResults", description = "One result for each request of a batch, in the same order.")
record MintResults(@Schema(required = true) List<Result> results) {

    private static final int OK = 200;
    private static final int CREATED = 201;

    /** The answer to one request of a batch. */
    @Schema(name = "ShortLinkResult", description = "What the same request by itself would have been answered.")
    record Result(
            @Schema(required = true, description = "The HTTP status.", examples = "201")
            int status,

            @Schema(description = "Always `true`, where an identical request minted the link before.")
            Boolean replayed,

            @Schema(description = "The short link, with status 200 and 201.")
            MintedView shortLink,

            @Schema(description = "The error, with any other status.")
            ErrorBody error) {

        static Result minted(MintedView link) {
            return new Result(CREATED, null, link, null);
        }

        static Result replayed(MintedView link) {
            return new Result(OK, true, link, null);
        }

        static Result failed(ApiException error) {
            return new Result(error.code().status(), null, null, error.body());
        }
    }
}
