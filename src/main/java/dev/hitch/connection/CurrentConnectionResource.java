package dev.hitch.connection;

import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import dev.hitch.application.CallerProvider;
import dev.hitch.application.Scopes;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.id.SecretToken;
import dev.hitch.json.MergePatch;
import dev.hitch.time.Timestamps;

/** The connection that a Connection-Token names. */
@Path("/tsp/v1/connections/current")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Connections")
public class CurrentConnectionResource {

    private static final String TOKEN = "The token of one connection.";

    private final CallerProvider callers;
    private final ConnectionService connections;
    private final ConnectionWriteService writes;
    private final RoutingContext http;

    CurrentConnectionResource(
            CallerProvider callers, ConnectionService connections, ConnectionWriteService writes, RoutingContext http) {
        this.callers = callers;
        this.connections = connections;
        this.writes = writes;
        this.http = http;
    }

    /** The answer to a caller who deletes a connection. */
    @Schema(name = "Deletion", description = "A deletion that is pending.")
    record Deletion(
            @Schema(required = true, description = "When it happens, and how to take it back.")
            String message) {

        static Deletion of(Instant deleteAfter) {
            return new Deletion("The connection will be erased for good after " + Timestamps.format(deleteAfter)
                    + ". To keep it, PATCH its status before that.");
        }
    }

    /** The connection. */
    @GET
    @RolesAllowed(Scopes.CONNECTIONS_READ)
    @Operation(
            operationId = "readCurrentConnection",
            summary = "Read the connection that the Connection-Token names",
            description = "As every call shows it, and with what users agreed to.")
    @APIResponse(
            responseCode = "200",
            description = "The connection.",
            content = @Content(schema = @Schema(ref = "CurrentConnection")))
    public Uni<ConnectionView> read(
            @Parameter(required = true, description = TOKEN) @HeaderParam(ConnectionScope.HEADER) String token) {
        return told(scope(token).chain(connections::read));
    }

    /** The connection after the change. */
    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.TYPE})
    @RolesAllowed(Scopes.CONNECTIONS_WRITE)
    @Operation(
            operationId = "patchCurrentConnection",
            summary = "Change the connection that the Connection-Token names",
            description =
                    "To connect an archived or disconnected connection, the provider is asked whether it accepts the stored"
                            + " credentials; where it refuses, nothing changes. A status takes back a pending deletion.")
    @APIResponse(
            responseCode = "200",
            description = "The connection after the change.",
            content = @Content(schema = @Schema(ref = "CurrentConnection")))
    @APIResponse(
            responseCode = "422",
            description = "The stored credentials no longer open the account, so that it cannot be `connected`.")
    @APIResponse(responseCode = "502", description = "The provider could not be reached or answered with an error.")
    @APIResponse(responseCode = "504", description = "The provider did not answer in time.")
    public Uni<ConnectionView> patch(
            @Parameter(required = true, description = TOKEN) @HeaderParam(ConnectionScope.HEADER) String token,
            PatchConnection patch) {
        return told(scope(token).chain(scope -> connections.patch(scope, patch)));
    }

    /** 202: the connection will be deleted. */
    @DELETE
    @ResponseStatus(202)
    @RolesAllowed(Scopes.CONNECTIONS_WRITE)
    @Operation(
            operationId = "deleteCurrentConnection",
            summary = "Delete the connection that the Connection-Token names",
            description =
                    "It is `pending_deletion` at first; until its grace is over, a PATCH of its status or signing in at its linkUrl"
                            + " takes that back. Then its credentials and everything known of the account are erased for good, and"
                            + " a stub remains. To delete it once more changes nothing.")
    @APIResponse(
            responseCode = "202",
            description = "The connection will be deleted.",
            content = @Content(schema = @Schema(implementation = Deletion.class)))
    public Uni<Deletion> delete(
            @Parameter(required = true, description = TOKEN) @HeaderParam(ConnectionScope.HEADER) String token) {
        return told(scope(token).chain(writes::requestDeletion)).map(Deletion::of);
    }

    private Uni<ConnectionScope> scope(String header) {
        if (header == null) {
            throw ApiException.of(
                    ErrorCode.BAD_REQUEST,
                    Violation.of(
                            "{requestHeader}." + ConnectionScope.HEADER, "is required: the token of one connection"));
        }
        // The rate limits have parsed and hashed it; it is absent where it does not have the form of a token.
        SecretToken token = http.get(ConnectionScope.HEADER);
        return token == null
                ? Uni.createFrom().failure(ConnectionFailure.of(ConnectionFailure.Kind.NOT_FOUND))
                : callers.current().map(application -> new ConnectionScope(application, token));
    }

    private static <T> Uni<T> told(Uni<T> answer) {
        return answer.onFailure(ConnectionFailure.class)
                .transform(failure -> ConnectionErrors.ofCurrent((ConnectionFailure) failure));
    }
}
