package dev.hitch.shortlink.manage;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import dev.hitch.application.ApplicationId;
import dev.hitch.application.CallerProvider;
import dev.hitch.application.Scopes;
import dev.hitch.origin.PublicOrigins;
import dev.hitch.paging.Listing;
import dev.hitch.paging.Page;
import dev.hitch.paging.PageRequest;
import dev.hitch.shortlink.ManagedShortLinkView;
import dev.hitch.shortlink.ShortLink;

/** The short links of an application, for the integrator's server: list, read, revoke. */
@Path("/tsp/v1/link/short")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Short links")
public class ShortLinkResource {

    private final CallerProvider callers;
    private final ShortLinkService links;
    private final PublicOrigins origins;
    private final Clock clock;

    ShortLinkResource(CallerProvider callers, ShortLinkService links, PublicOrigins origins, Clock clock) {
        this.callers = callers;
        this.links = links;
        this.origins = origins;
        this.clock = clock;
    }

    /** A page of the application's links, expired and revoked ones included. */
    @GET
    @RolesAllowed(Scopes.LINKS_READ)
    @Operation(
            operationId = "listShortLinks",
            summary = "List the short links, the newest first",
            description = "Expired and revoked ones are included unless `status` says otherwise. Filters add up.")
    @Parameter(ref = PageRequest.CURSOR)
    public Uni<Page<ManagedShortLinkView>> list(@Context UriInfo uri) {
        return callers.current().chain(application -> page(application, uri));
    }

    private Uni<Page<ManagedShortLinkView>> page(ApplicationId application, UriInfo uri) {
        Listing<ShortLinkFilter> asked =
                Listing.read(uri.getQueryParameters(), "short links of " + application, ShortLinkFilter::of);
        return links.list(application, asked.search(), asked.page())
                .map(found -> asked.page().page(found, ShortLink::id, this::view));
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
                .chain(application -> links.find(application, id))
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
        return callers.current().chain(application -> links.revoke(application, id));
    }
}
