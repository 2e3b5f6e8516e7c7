package dev.hitch.shortlink;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.hitch.application.CallerProvider;
import dev.hitch.application.Scopes;
import dev.hitch.json.JsonBodyReader;
import dev.hitch.origin.PublicOrigins;

/** Many short links at once, for the integrator's server. */
@Path("/tsp/v1/link/short/batch")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Short links")
public class ShortLinkBatchResource {

    private final CallerProvider callers;
    private final JsonBodyReader bodies;
    private final ShortLinkBatchService links;
    private final PublicOrigins origins;

    ShortLinkBatchResource(
            CallerProvider callers, JsonBodyReader bodies, ShortLinkBatchService links, PublicOrigins origins) {
        this.callers = callers;
        this.bodies = bodies;
        this.links = links;
        this.origins = origins;
    }

    /** A result for each request, in the same order, as if it had been sent by itself. */
    @POST
    @RolesAllowed(Scopes.LINKS_WRITE)
    @Operation(
            operationId = "createShortLinks",
            summary = "Create up to 1,000 short links",
            description =
                    "Each request is answered as if it had been sent by itself, in the same order: one that is refused does not"
                            + " hinder the others, and of identical ones the first is minted and the others are replayed.")
    @APIResponse(
            responseCode = "200",
            description = "One result for each request, in the same order.",
            content = @Content(schema = @Schema(implementation = ShortLinksView.class)))
    public Uni<ShortLinksView> create(CreateShortLinks batch) {
        return callers.current()
                .chain(caller -> read(batch).chain(requests -> links.mint(caller.application(), requests)))
                .map(this::view);
    }

    // A thousand bodies take a tenth of a second: not on the event loop, where visits would wait for it.
    private Uni<List<MintRequest>> read(CreateShortLinks batch) {
        return Uni.createFrom().completionStage(() -> Vertx.currentContext()
                .executeBlocking(() -> batch.requests().stream()
                        .map(body -> MintRequest.read(bodies, body))
                        .toList())
                .toCompletionStage());
    }

    private ShortLinksView view(List<MintOutcome> outcomes) {
        return new ShortLinksView(outcomes.stream()
                .map(outcome -> ShortLinksView.Result.of(outcome, origins))
                .toList());
    }
}
