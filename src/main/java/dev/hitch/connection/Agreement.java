package dev.hitch.connection;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

import dev.hitch.origin.WebAddress;
import dev.hitch.origin.WebUrl;
import dev.hitch.time.Since1970;

/** What the user agreed to, as evidence. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What the user agreed to, as evidence.")
public record Agreement(
        @Schema(required = true, format = "uri", maxLength = 2048) @NotNull @WebAddress(ipv6 = true)
        String agreementUrl,

        @Schema(description = "Such as `terms`.", maxLength = 100) @CodePointLength(min = 1, max = 100)
        String type,

        @Schema(description = "The address that the user agreed from.", maxLength = 45)
        @CodePointLength(min = 1, max = 45)
        String ipAddress,

        @PastOrPresent @Since1970 Instant acceptedAt,

        @Schema(maxLength = 1024) @CodePointLength(min = 1, max = 1024)
        String userAgent) {

    /** Writes the URL in ASCII. */
    public Agreement {
        agreementUrl = WebUrl.ascii(agreementUrl);
    }
}
