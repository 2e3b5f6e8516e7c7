package dev.hitch.connection;

import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

import dev.hitch.credential.Credentials;
import dev.hitch.json.JsonBody;
import dev.hitch.provider.KnownProvider;
import dev.hitch.sync.Backfill;
import dev.hitch.sync.SyncMode;

/** An account to connect: the body of a request, or what Link was opened with. Printed, it shows no credential. */
@JsonBody
@Schema(name = "CreateConnection", description = "An account to connect.")
public record CreateConnection(
        @Schema(required = true, description = "The code of the provider.", examples = "geotab") @NotNull @KnownProvider
        String provider,

        @Schema(
                required = true,
                implementation = Map.class,
                additionalProperties = String.class,
                description = "A text for each field of the provider's form: see `GET /tsp/v1/providers`.",
                examples = "{\"username\":\"fleet@acme.com\",\"password\":\"…\",\"database\":\"acme\"}")
        @NotNull
        Credentials credentials,

        @Valid Company company,

        @Schema(
                description = "An ID from your system that can be used to reference the connection.",
                examples = "fleet_456",
                minLength = 1,
                maxLength = 255)
        @CodePointLength(min = 1, max = 255)
        String externalId,

        @Schema(description = "Whether data are kept up to date on a schedule (the default) or on request only.")
        SyncMode syncMode,

        @Valid Backfill backfill,

        @Schema(description = "Up to 50 tags of 1 to 100 characters. A set: order and repeats mean nothing.")
        @Size(max = CreateConnection.MOST_TAGS)
        List<@CodePointLength(min = 1, max = 100) String> tags,

        @Schema(type = SchemaType.OBJECT, description = "Anything you want to keep with the connection.")
        ObjectNode options,

        @Schema(description = "What the user agreed to, up to 20.") @Size(max = CreateConnection.MOST_AGREEMENTS)
        List<@Valid Agreement> agreements) {

    /** How many tags a connection may have. */
    static final int MOST_TAGS = 50;

    /** How many agreements a connection may have. */
    static final int MOST_AGREEMENTS = 20;

    /** Without the credentials. */
    @Override
    public String toString() {
        return "CreateConnection[" + provider + "]";
    }
}
