package dev.hitch.shortlink.mint;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotEmpty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
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
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorBody;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.json.Draft;
import dev.hitch.json.JsonBody;
import dev.hitch.json.JsonBodyReader;
import dev.hitch.origin.PublicOrigins;
import dev.hitch.shortlink.LinkParameters;

/** Mints short links, one or many in a request, for the integrator's server. */
@Path(MintResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Short links", description = "8-character URLs that open Link with stored parameters.")
public class MintResource {

    static final String PATH = "/tsp/v1/link/short";

    private static final String REPLAYED = "Idempotent-Replayed";

    private final CallerProvider callers;
    private final JsonBodyReader bodies;
    private final MintService links;
    private final PublicOrigins origins;

    MintResource(CallerProvider callers, JsonBodyReader bodies, MintService links, PublicOrigins origins) {
        this.callers = callers;
        this.bodies = bodies;
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
            content = @Content(schema = @Schema(implementation = MintedView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The short link that an identical request minted before.",
            headers =
                    @Header(
                            name = REPLAYED,
                            description = "Always `true`.",
                            schema = @Schema(type = SchemaType.STRING, enumeration = "true")),
            content = @Content(schema = @Schema(implementation = MintedView.class)))
    public Uni<RestResponse<MintedView>> create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LinkParameters.class)))
                    Draft<LinkParameters> body) {
        Mint request = Mint.of(body);
        return callers.current()
                .chain(application -> links.mint(application, List.of(request)))
                .map(outcomes -> answer(request, outcomes.get(0)));
    }

    private RestResponse<MintedView> answer(Mint request, MintOutcome outcome) {
        return switch (outcome.kind()) {
            case MINTED ->
                ResponseBuilder.create(RestResponse.Status.CREATED, MintedView.of(outcome.link(), origins))
                        .header(
                                HttpHeaders.LOCATION,
                                origins.apiUrl() + PATH + "/" + outcome.link().id())
                        .build();
            case REPLAYED ->
                ResponseBuilder.ok(MintedView.of(outcome.link(), origins))
                        .header(REPLAYED, "true")
                        .build();
            case REFUSED -> throw refused(request, outcome);
            case NO_FREE_CODE -> throw noFreeCode();
        };
    }

    private static ApiException refused(Mint request, MintOutcome outcome) {
        return request.draft()
                .with(outcome.refusals().stream()
                        .map(refusal -> Violation.of(Violation.BODY + "." + refusal.member(), refusal.message()))
                        .toList())
                .error();
    }

    private static ApiException noFreeCode() {
        return ApiException.of(ErrorCode.SERVICE_UNAVAILABLE, "No free code was found. Please try again.");
    }

    /** A result for each request, in the same order, as if it had been sent by itself. */
    @POST
    @Path("/batch")
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
            content = @Content(schema = @Schema(implementation = MintResults.class)))
    public Uni<MintResults> createMany(CreateShortLinks batch) {
        return callers.current().chain(application -> read(batch)
                .chain(requests -> links.mint(application, requests).map(outcomes -> results(requests, outcomes))));
    }

    // A thousand bodies take a tenth of a second: on the event loop, visits would have to wait.
    private Uni<List<Mint>> read(CreateShortLinks batch) {
        return Uni.createFrom().completionStage(() -> Vertx.currentContext()
                .executeBlocking(() -> batch.requests().stream()
                        .map(body -> Mint.of(bodies.draft(body, LinkParameters.class)))
                        .toList())
                .toCompletionStage());
    }

    private MintResults results(List<Mint> requests, List<MintOutcome> outcomes) {
        return new MintResults(IntStream.range(0, requests.size())
                .mapToObj(i -> result(requests.get(i), outcomes.get(i)))
                .toList());
    }

    private MintResults.Result result(Mint request, MintOutcome outcome) {
        return switch (outcome.kind()) {
            case MINTED -> MintResults.Result.minted(MintedView.of(outcome.link(), origins));
            case REPLAYED -> MintResults.Result.replayed(MintedView.of(outcome.link(), origins));
            case REFUSED -> MintResults.Result.failed(refused(request, outcome));
            case NO_FREE_CODE -> MintResults.Result.failed(noFreeCode());
        };
    }

    /**
     * Many requests for short links in one body.
     *
     * @param requests the JSON text of each request
     */
    @JsonBody(maxBytes = 2 * 1024 * 1024, items = "requests", maxItems = CreateShortLinks.MOST)
    @Schema(name = "CreateShortLinks", description = "Up to 1,000 requests for short links.")
    record CreateShortLinks(
            @Schema(
                    description = "1 to 1,000 bodies of POST /tsp/v1/link/short.",
                    required = true,
                    type = SchemaType.ARRAY,
                    implementation = LinkParameters.class,
                    minItems = 1,
                    maxItems = CreateShortLinks.MOST)
            @NotEmpty(message = "must have 1 to " + CreateShortLinks.MOST + " entries")
            List<String> requests) {

        static final int MOST = 1000;
    }

    /** The answer to a batch. */
    @Schema(name = "ShortLinkResults", description = "One result for each request of a batch, in the same order.")
    record MintResults(@Schema(required = true) List<Result> results) {

        private static final int OK = 200;
        private static final int CREATED = 201;

        /** The answer to one request of a batch. */
        @Schema(name = "ShortLinkResult", description = "What the same request by itself would have been answered.")
        record Result(
                @Schema(required = true, description = "The HTTP status.", examples = "201")
                int status,

                @Schema(description = "Always `true`, where an identical request minted the link before.")
                Boolean replayed,

                @Schema(description = "The short link, with status 200 and 201.")
                MintedView shortLink,

                @Schema(description = "The error, with any other status.")
                ErrorBody error) {

            static Result minted(MintedView link) {
                return new Result(CREATED, null, link, null);
            }

            static Result replayed(MintedView link) {
                return new Result(OK, true, link, null);
            }

            static Result failed(ApiException error) {
                return new Result(error.code().status(), null, null, error.body());
            }
        }
    }
}
