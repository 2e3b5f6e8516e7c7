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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.hitch.application.ApplicationId;
import dev.hitch.application.CallerProvider;
import dev.hitch.application.Scopes;
import dev.hitch.paging.ListQuery;
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
    private final ConnectionListService lists;
    private final ConnectionViews views;

    ConnectionResource(
            CallerProvider callers, ConnectionService connections, ConnectionListService lists, ConnectionViews views) {
        this.callers = callers;
        this.connections = connections;
        this.lists = lists;
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
    @APIResponse(
            responseCode = "422",
            description = "The provider refused the credentials, or their permissions do not suffice.")
    @APIResponse(responseCode = "502", description = "The provider could not be reached or answered with an error.")
    @APIResponse(responseCode = "504", description = "The provider did not answer in time.")
    public Uni<RestResponse<ConnectionView>> create(CreateConnection request) {
        return callers.current()
                .chain(caller -> connections.connect(caller.application(), request))
                .map(this::answer);
    }

    private RestResponse<ConnectionView> answer(Connected connected) {
        ConnectionView view = views.of(connected);
        return RestResponse.status(connected.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, view);
    }

    /** A page of the application's connections. */
    @GET
    @RolesAllowed(Scopes.CONNECTIONS_READ)
    @Operation(
            operationId = "listConnections",
            summary = "List the connections",
            description =
                    "The newest first, or the oldest. Rows that come, go and change meanwhile make none appear twice or go missing.")
    @Parameter(ref = ListQuery.CURSOR)
    @Parameter(name = "externalId", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "dotNumber",
            in = ParameterIn.QUERY,
            description = "One of the company's or the account's USDOT numbers.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[0-9]{1,12}$"))
    @Parameter(name = "tag", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Without it, everything but `deleted`.",
            schema = @Schema(implementation = ConnectionStatus.class))
    @Parameter(
            name = "provider",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING, examples = "geotab"))
    @Parameter(
            name = "updatedAfter",
            in = ParameterIn.QUERY,
            description = "Last updated then or later.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "updatedBefore",
            in = ParameterIn.QUERY,
            description = "Last updated then or earlier.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "order",
            in = ParameterIn.QUERY,
            description = "By creation.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"asc", "desc"},
                            defaultValue = "desc"))
    public Uni<Page<ConnectionView>> list(@Context UriInfo uri) {
        ListQuery query = ListQuery.of(uri.getQueryParameters());
        ConnectionSearch search = ConnectionSearch.of(query);
        return callers.current().chain(caller -> page(caller.application(), search, query));
    }

    private Uni<Page<ConnectionView>> page(ApplicationId application, ConnectionSearch search, ListQuery query) {
        PageRequest asked = query.page("connections of " + application);
        return lists.list(application, search, asked)
                .map(found -> asked.page(found, connected -> connected.id().value(), views::of));
    }
}
