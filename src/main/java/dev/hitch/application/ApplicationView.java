package dev.hitch.application;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An application as its owner sees it. */
@Schema(name = "Application", description = "The application that the access token names, and its settings.")
record ApplicationView(
        @Schema(required = true, pattern = "^app_[0-9A-HJKMNP-TV-Z]{26}$")
        String id,

        @Schema(
                required = true,
                description =
                        "The name that users read on Link. Until it is set, it is the client id, and Link says “A company”.")
        String name,

        @Schema(required = true, description = "Names the application in a browser; it can only start Link.")
        String publishableKey,

        @Schema(
                required = true,
                description =
                        "Origins that users may be sent back to. Empty: any https origin for a short link or a signed"
                                + " address of Link, none for another address with a `key`.")
        List<String> redirectOrigins,

        @Schema(required = true, description = "Origins whose pages may show Link in a frame. Empty: none.")
        List<String> embedOrigins,

        @Schema(
                required = true,
                description = "Whether connecting the same account again merges into the existing connection.")
        boolean mergeConnections,

        @Schema(description = "An agreement that users accept on Link.")
        String agreementUrl,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {

    static ApplicationView of(Application application) {
        return new ApplicationView(
                application.id,
                application.name,
                application.publishableKey,
                List.of(application.redirectOrigins),
                List.of(application.embedOrigins),
                application.mergeConnections,
                application.agreementUrl,
                application.createdAt,
                application.updatedAt);
    }
}
