package dev.hitch.connection;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.hitch.sync.SyncMode;

/** A connection as its owner sees it. Printed, it shows no token. */
@Schema(name = "Connection", description = "Authenticated access to one account of one provider.")
public record ConnectionView(
        @Schema(required = true, pattern = "^conn_[0-9A-HJKMNP-TV-Z]{26}$")
        String id,

        @Schema(required = true) Company company,

        @Schema(required = true) Account account,

        @Schema(
                required = true,
                description =
                        "`connected`: active and authenticated. `disconnected`: no longer authenticated, ask your user to link"
                                + " the account again. `archived`: out of view; connecting the account again brings it back."
                                + " `pending_deletion`: erased when its grace is over; a PATCH of the status takes it back."
                                + " `deleting`: being erased. `deleted`: a stub without credentials and history.")
        ConnectionStatus status,

        @Schema(required = true) ProviderName provider,

        @Schema(description = "An ID from your system that can be used to reference the connection.")
        String externalId,

        @Schema(
                description =
                        "Whether you have given it this `externalId` yourself: by your server, a short link or a signed address"
                                + " of Link. One that came with an address that anybody may have written is `false` until you PATCH it."
                                + " Absent where there is no `externalId`.")
        Boolean externalIdVerified,

        @Schema(
                description =
                        "The ID used in the source system for the account this connection has access to. Not all systems"
                                + " expose it.")
        String sourceId,

        @Schema(required = true) SyncMode syncMode,

        @Schema(
                description = "Used when interacting with the connection's data. Absent once its deletion has begun.",
                pattern = "^con_tkn_[A-Za-z0-9]{32}$")
        String token,

        @Schema(required = true) List<String> tags,

        @Schema(required = true, type = SchemaType.OBJECT) ObjectNode options,

        ConnectionFilters filters,

        @Schema(
                format = "uri",
                description =
                        "Where to send your user to have them re-authenticate the connection. Absent once its deletion has"
                                + " begun.")
        String linkUrl,

        @Schema(description = "What users agreed to, the oldest first.")
        List<Agreements.View> agreements,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {

    /** The provider of a connection. */
    @Schema(description = "The provider of a connection.")
    record ProviderName(
            @Schema(required = true, examples = "geotab") String code,

            @Schema(required = true, examples = "Geotab") String name) {}

    /** Without the token. */
    @Override
    public String toString() {
        return "ConnectionView[" + id + "]";
    }
}
