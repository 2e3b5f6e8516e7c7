package dev.hitch.application;

import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

import dev.hitch.json.JsonBody;
import dev.hitch.json.Readable;
import dev.hitch.origin.WebAddress;
import dev.hitch.origin.WebOrigin;

/**
 * What a PATCH of the application may change. An absent member (null here) keeps what is there; an explicit null (empty
 * here) goes back to the default.
 */
@JsonBody
@Schema(description = "Absent members keep their value; null goes back to the default.")
public record PatchApplication(
        @Schema(description = "The name that users read on Link. Default: the client_id.", type = SchemaType.STRING)
        Optional<@CodePointLength(min = 1, max = 255) @Readable String> name,

        @Schema(
                description =
                        "Origins that users may be sent back to. Empty: any https origin for a short link or a signed"
                                + " address of Link, none for another address with a `key`.")
        Optional<@Size(max = 100) List<@WebOrigin String>> redirectOrigins,

        @Schema(
                description =
                        "Origins whose pages may show Link in a frame. Empty: none. Their hosts have letters, digits, hyphens and inner"
                                + " dots alone, because browsers' policies know no others.")
        Optional<@Size(max = 100) List<@WebOrigin(exact = true) String>> embedOrigins,

        @Schema(
                description =
                        "Whether connecting the same account again merges into the existing connection. Default: true.")
        Optional<Boolean> mergeConnections,

        @Schema(description = "An agreement that users accept on Link.")
        Optional<@WebAddress String> agreementUrl) {}
