package dev.hitch.shortlink;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.hitch.application.CallerProvider;
import dev.hitch.application.Scopes;
import dev.hitch.json.Draft;
import dev.hitch.origin.PublicOrigins;

/** Short links, for the integrator's server. */
@Path(ShortLinkResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Short links", description = "8-character URLs that open Link with stored parameters.")
public class ShortLinkResource {

    static final String PATH = "/tsp/v1/link/short";

    private static final String REPLAYED = "Idempotent-Replayed";

    private final CallerProvider callers;
    private final ShortLinkService links;
    private final PublicOrigins origins;

    ShortLinkResource(CallerProvider callers, ShortLinkService links, PublicOrigins origins) {
        this.callers = callers;
        this.links = links;
        this.origins = origins;
    }

    /** 201 with a new link, or 200 with the one that an identical request minted before. */
    @POST
    @RolesAllowed(Scopes.LINKS_WRITE)
    @Operation(
            operationId = "createShortLink",
            summary = "Create a short link",
            description =
                    "Short links are valid for one calendar year. Identical request bodies are de-duplicated: calling a second"
                            + " time with the same parameters returns the original short link with the header `Idempotent-Replayed: true`.")
    @APIResponse(
            responseCode = "201",
            description = "A new short link.",
            headers =
                    @Header(
                            name = HttpHeaders.LOCATION,
                            description = "Where it is read and revoked.",
                            schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = ShortLinkView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The short link that an identical request minted before.",
            headers =
                    @Header(
                            name = REPLAYED,
                            description = "Always `true`.",
                            schema = @Schema(type = SchemaType.STRING, enumeration = "true")),
            content = @Content(schema = @Schema(implementation = ShortLinkView.class)))
    public Uni<RestResponse<ShortLinkView>> create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LinkParameters.class)))
                    Draft<LinkParameters> body) {
        return callers.current()
                .chain(caller -> links.mint(caller.application(), body))
                .map(this::answer);
    }

    private RestResponse<ShortLinkView> answer(Minted link) {
        ShortLinkView view = ShortLinkView.of(link, origins);
        return link.replayed()
                ? ResponseBuilder.ok(view).header(REPLAYED, "true").build()
                : ResponseBuilder.create(RestResponse.Status.CREATED, view)
                        .header(HttpHeaders.LOCATION, origins.apiUrl() + PATH + "/" + view.id())
                        .build();
    }
}
