package dev.hitch.connection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.hitch.application.ApplicationId;
import dev.hitch.application.CallerProvider;
import dev.hitch.application.Scopes;
import dev.hitch.paging.Listing;
import dev.hitch.paging.Page;
import dev.hitch.paging.PageRequest;

/** Connections, for the integrator's server. */
@Path("/tsp/v1/connections")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Connections", description = "Authenticated access to the accounts of an application's customers.")
public class ConnectionResource {

    private final CallerProvider callers;
    private final ConnectionService connections;

    ConnectionResource(CallerProvider callers, ConnectionService connections) {
        this.callers = callers;
        this.connections = connections;
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
    @APIResponse(
            responseCode = "422",
            description =
                    "The provider refused the credentials, or their permissions do not suffice; or the connection of the same"
                            + " account has no room for more tags or agreements, which are named.")
    @APIResponse(responseCode = "502", description = "The provider could not be reached or answered with an error.")
    @APIResponse(responseCode = "504", description = "The provider did not answer in time.")
    public Uni<RestResponse<ConnectionView>> create(CreateConnection request) {
        return callers.current()
                .chain(application -> connections.connect(application, request))
                .onFailure(ConnectionFailure.class)
                .transform(failure -> ConnectionErrors.of((ConnectionFailure) failure))
                .map(outcome -> RestResponse.status(status(outcome.kind()), outcome.connection()));
    }

    private static RestResponse.Status status(ConnectionWriteService.Outcome.Kind kind) {
        return switch (kind) {
            case CREATED -> RestResponse.Status.CREATED;
            case MERGED, RENEWED -> RestResponse.Status.OK;
        };
    }

    /** A page of the application's connections. */
    @GET
    @RolesAllowed(Scopes.CONNECTIONS_READ)
    @Operation(
            operationId = "listConnections",
            summary = "List the connections",
            description =
                    "The newest first, or the oldest. Rows that come, go and change meanwhile make none appear twice or go missing.")
    @Parameter(ref = PageRequest.CURSOR)
    public Uni<Page<ConnectionView>> list(@Context UriInfo uri) {
        return callers.current().chain(application -> page(application, uri));
    }

    private Uni<Page<ConnectionView>> page(ApplicationId application, UriInfo uri) {
        Listing<ConnectionSearch> asked =
                Listing.read(uri.getQueryParameters(), "connections of " + application, ConnectionSearch::of);
        return connections.list(application, asked.search(), asked.page()).map(found -> asked.page()
                .page(found, ConnectionView::id, view -> view));
    }
}
