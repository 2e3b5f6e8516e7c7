package dev.hitch.error;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing wrong with a request.
 *
 * @param path where: {@code {requestBody}.backfill.days}, {@code {requestQuery}.limit},
 *     {@code {requestHeader}.Connection-Token}
 * @param message what is wrong and what would be right, as a sentence
 * @param suggestion what was probably meant, or null
 */
// Registered because ErrorBody.detail is an Object, in which Quarkus cannot see it.
@RegisterForReflection
@Schema(name = "Violation", description = "One thing wrong with a request.")
public record Violation(
        @Schema(required = true, description = "Where it is wrong.", examples = "{requestBody}.backfill.days")
        String path,

        @Schema(required = true, description = "What is wrong and what would be right.", examples = "must be 1 to 3650")
        String message,

        @Schema(description = "What was probably meant.") String suggestion) {

    /** The path that every violation of a JSON body starts with. */
    public static final String BODY = "{requestBody}";

    /** A violation without a suggestion. */
    public static Violation of(String path, String message) {
        return new Violation(path, message, null);
    }
}
