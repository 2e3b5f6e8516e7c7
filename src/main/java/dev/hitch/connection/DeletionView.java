package dev.hitch.connection;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.hitch.time.Timestamps;

/** What a caller is told who deletes a connection. */
@Schema(name = "Deletion", description = "A deletion that is pending.")
record DeletionView(
        @Schema(required = true, description = "When it happens, and how to take it back.")
        String message) {

    static DeletionView of(Instant deleteAfter) {
        return new DeletionView("The connection will be erased for good after " + Timestamps.format(deleteAfter)
                + ". To keep it, PATCH its status before that.");
    }
}
