package dev.hitch.shortlink;

import java.time.Clock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import dev.hitch.application.ApplicationId;
import dev.hitch.application.CallerProvider;
import dev.hitch.application.Scopes;
import dev.hitch.origin.PublicOrigins;
import dev.hitch.paging.ListQuery;
import dev.hitch.paging.Page;
import dev.hitch.paging.PageRequest;

/** The short links that there are, for the integrator's server. */
@Path(ShortLinkResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Short links")
public class ManagedShortLinkResource {

    private final CallerProvider callers;
    private final ManagedShortLinkService links;
    private final PublicOrigins origins;
    private final Clock clock;

    ManagedShortLinkResource(
            CallerProvider callers, ManagedShortLinkService links, PublicOrigins origins, Clock clock) {
        this.callers = callers;
        this.links = links;
        this.origins = origins;
        this.clock = clock;
    }

    /** A page of the application's links, those that are over included. */
    @GET
    @RolesAllowed(Scopes.LINKS_READ)
    @Operation(
            operationId = "listShortLinks",
            summary = "List the short links, the newest first",
            description = "Expired and revoked ones are included unless `status` says otherwise. Filters add up.")
    // First: behind the others, the scanner would lose one of them.
    @Parameter(ref = ListQuery.CURSOR)
    @Parameter(
            name = "externalId",
            in = ParameterIn.QUERY,
            description = "Only those with this external id.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "tag",
            in = ParameterIn.QUERY,
            description = "Only those that have this tag.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "provider",
            in = ParameterIn.QUERY,
            description = "Only those for this one provider.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "template",
            in = ParameterIn.QUERY,
            description = "Only those of this link template; `default` for those that name none.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Only those that are so at this moment.",
            schema = @Schema(implementation = ShortLinkStatus.class))
    @Parameter(
            name = "code",
            in = ParameterIn.QUERY,
            description = "Only the one with this code, in any case: what a customer reads out.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "createdAfter",
            in = ParameterIn.QUERY,
            description = "Only those created at this moment or later.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "createdBefore",
            in = ParameterIn.QUERY,
            description = "Only those created at this moment or before.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    public Uni<Page<ManagedShortLinkView>> list(@Context UriInfo uri) {
        ListQuery query = ListQuery.of(uri.getQueryParameters());
        return callers.current().chain(caller -> page(caller.application(), query));
    }

    private Uni<Page<ManagedShortLinkView>> page(ApplicationId application, ListQuery query) {
        ShortLinkFilter filter = ShortLinkFilter.of(query);
        PageRequest asked = query.page("short links of " + application);
        return links.list(application, filter, asked).map(found -> asked.page(found, link -> link.id, this::view));
    }

    /** The link. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.LINKS_READ)
    @Operation(
            operationId = "readShortLink",
            summary = "Read a short link",
            description = "Open or over. It takes the id, never the code.")
    public Uni<ManagedShortLinkView> read(@PathParam("id") String id) {
        return callers.current()
                .chain(caller -> links.find(caller.application(), id))
                .map(this::view);
    }

    private ManagedShortLinkView view(ShortLink link) {
        return ManagedShortLinkView.of(link, origins, clock.instant());
    }

    /** 204: the link opens nothing any more. */
    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @RolesAllowed(Scopes.LINKS_WRITE)
    @Operation(
            operationId = "revokeShortLink",
            summary = "Revoke a short link",
            description =
                    "It opens nothing from then on, and an identical request mints a new one. To revoke it once more changes"
                            + " nothing; one that has expired can be revoked, too. It takes the id, never the code.")
    @APIResponse(responseCode = "204", description = "It is revoked.")
    public Uni<Void> revoke(@PathParam("id") String id) {
        return callers.current().chain(caller -> links.revoke(caller.application(), id));
    }
}
