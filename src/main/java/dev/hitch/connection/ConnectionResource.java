package dev.hitch.connection;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.hitch.application.CallerProvider;
import dev.hitch.application.Scopes;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;

/** Connections, for the integrator's server. */
@Path("/tsp/v1/connections")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Connections", description = "Authenticated access to the accounts of an application's customers.")
public class ConnectionResource {

    private final CallerProvider callers;
    private final ConnectionService connections;
    private final ConnectionViews views;

    ConnectionResource(CallerProvider callers, ConnectionService connections, ConnectionViews views) {
        this.callers = callers;
        this.connections = connections;
        this.views = views;
    }

    /** 201 with a new connection, or 200 with the existing one of the same account. */
    @POST
    @RolesAllowed(Scopes.CONNECTIONS_WRITE)
    @Operation(
            operationId = "createConnection",
            summary = "Connect an account",
            description =
                    "For most use cases we recommend Link. The provider is asked first; where it refuses, nothing is stored.")
    @APIResponse(
            responseCode = "201",
            description = "A new connection.",
            content = @Content(schema = @Schema(implementation = ConnectionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same account was connected before: that connection, with the new tags added.",
            content = @Content(schema = @Schema(implementation = ConnectionView.class)))
    public Uni<RestResponse<ConnectionView>> create(CreateConnection request) {
        return callers.current()
                .chain(caller -> connections.connect(caller.application(), request))
                .map(this::answer);
    }

    private RestResponse<ConnectionView> answer(Connected connected) {
        ConnectionView view = views.of(connected);
        return RestResponse.status(connected.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, view);
    }

    /** The connection that the header names. */
    @GET
    @Path("/current")
    @RolesAllowed(Scopes.CONNECTIONS_READ)
    @Operation(operationId = "readCurrentConnection", summary = "Read the connection that the Connection-Token names")
    public Uni<ConnectionView> current(
            @Parameter(required = true, description = "The token of one connection.")
                    @HeaderParam(ConnectionToken.HEADER)
                    String token) {
        String given = Optional.ofNullable(token)
                .orElseThrow(() -> ApiException.of(
                        ErrorCode.BAD_REQUEST,
                        Violation.of(
                                "{requestHeader}." + ConnectionToken.HEADER,
                                "is required: the token of one connection")));
        return callers.current()
                .chain(caller -> connections.current(caller.application(), given))
                .map(views::whole);
    }
}
