package dev.hitch.connection;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agreement as the owner of its connection sees it. */
@Schema(name = "RecordedAgreement", description = "What the user agreed to, as evidence.")
record AgreementView(
        @Schema(required = true, pattern = "^agr_[0-9A-HJKMNP-TV-Z]{26}$")
        String id,

        @Schema(
                required = true,
                pattern = "^app_[0-9A-HJKMNP-TV-Z]{26}$",
                description = "The application it was given to.")
        String applicationId,

        @Schema(
                required = true,
                pattern = "^conn_[0-9A-HJKMNP-TV-Z]{26}$",
                description = "The connection it was given for.")
        String connectionId,

        @Schema(required = true, format = "uri") String agreementUrl,

        @Schema(description = "Such as `terms`.") String type,

        @Schema(description = "The address that the user agreed from.")
        String ipAddress,

        @Schema(required = true, description = "Where nobody told it, when it was stored.")
        Instant acceptedAt,

        String userAgent) {

    static AgreementView of(Connection connection, RecordedAgreement agreement) {
        return new AgreementView(
                agreement.id(),
                connection.applicationId,
                connection.id,
                agreement.agreementUrl(),
                agreement.type(),
                agreement.ipAddress(),
                agreement.acceptedAt(),
                agreement.userAgent());
    }
}
