package dev.hitch.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of every error answer.
 *
 * @param code which error, stable for programs
 * @param message the same for every error of this code, for people
 * @param detail a sentence, or an array of {@link Violation}
 * @param retryAfter whole seconds to wait, with 429 and, where it is known, 503
 */
@Schema(name = "ApiError", description = "The body of every error answer.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorBody(
        @Schema(required = true, examples = "bad_request") String code,

        @Schema(description = "A sentence for people, the same for every error of this code.", required = true)
        String message,

        @Schema(
                description =
                        "The places where the request is wrong with status 400 and 422, a sentence with any other.")
        Object detail,

        @Schema(description = "With 429 and 503: whole seconds to wait before trying again.")
        Long retryAfter) {}
