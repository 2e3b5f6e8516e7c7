package dev.hitch.shortlink.manage;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;

import com.fasterxml.jackson.annotation.JsonValue;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.hitch.application.CallerProvider;
import dev.hitch.application.Scopes;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.origin.PublicOrigins;
import dev.hitch.query.Filter;
import dev.hitch.query.Query;
import dev.hitch.shortlink.ShortLink;
import dev.hitch.shortlink.ShortLinkStatus;
import dev.hitch.shortlink.qr.QrCode;

/** Short links as QR codes, for the integrator's server. */
@Path("/tsp/v1/link/short/{id}/qr")
@Tag(name = "Short links")
public class QrResource {

    private static final String FORMAT = "format";
    private static final String SIZE = "size";
    private static final String SVG = "image/svg+xml";
    private static final String PNG = "image/png";
    private static final List<Variant> VARIANTS =
            Variant.mediaTypes(MediaType.valueOf(SVG), MediaType.valueOf(PNG)).build();
    // Enough for one pixel for each module, also with the longest possible host name.
    private static final int SMALLEST = 128;
    private static final int LARGEST = 2048;
    private static final int USUAL = 512;
    // A larger picture takes so long to draw that other requests of the event loop would have to wait.
    private static final int LARGEST_AT_ONCE = 512;
    private static final Filter<Format> ASKED_FORMAT = Filter.word(FORMAT, null, Format.class);
    private static final Filter<Integer> ASKED_SIZE = Filter.of(
                    SIZE, null, "must be a whole number from " + SMALLEST + " to " + LARGEST, QrResource::size)
            .orElse(USUAL);

    private final CallerProvider callers;
    private final ShortLinkService links;
    private final PublicOrigins origins;
    private final Clock clock;

    QrResource(CallerProvider callers, ShortLinkService links, PublicOrigins origins, Clock clock) {
        this.callers = callers;
        this.links = links;
        this.origins = origins;
        this.clock = clock;
    }

    /** The QR code of the full URL. */
    @GET
    // The parameter decides, and Accept where it is absent: the framework only knows the header.
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Scopes.LINKS_READ)
    @Operation(
            operationId = "readShortLinkQrCode",
            summary = "Get the QR code of a short link",
            description =
                    "Of its full URL, with error correction M and a quiet zone of 4 modules. A link that has expired or was revoked"
                            + " answers 410.")
    @Parameter(
            name = FORMAT,
            in = ParameterIn.QUERY,
            description = "Which picture. Without it `Accept` decides, and SVG where that takes both.",
            schema = @Schema(implementation = Format.class))
    @Parameter(
            name = SIZE,
            in = ParameterIn.QUERY,
            description = "Pixels to a side.",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "" + SMALLEST,
                            maximum = "" + LARGEST,
                            defaultValue = "" + USUAL))
    @APIResponse(
            responseCode = "200",
            description = "The picture.",
            content = {
                @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "410", description = "The link has expired or was revoked.")
    public Uni<Response> read(@PathParam("id") String id, @Context UriInfo uri, @Context Request request) {
        Asked asked = Query.read(
                uri.getQueryParameters(), query -> new Asked(query.get(ASKED_FORMAT), query.get(ASKED_SIZE)));
        Format format = asked.format() == null ? accepted(request) : asked.format();
        return callers.current()
                .chain(application -> links.find(application, id))
                .chain(link -> picture(link, format, asked.size()).map(picture -> answer(link, format, picture)));
    }

    private Uni<Object> picture(ShortLink link, Format format, int size) {
        if (link.status(clock.instant()) != ShortLinkStatus.LIVE) {
            throw ApiException.of(
                    ErrorCode.GONE, "The link has expired or was revoked: a QR code of it would not open.");
        }
        QrCode code = QrCode.of(link.code().url(origins));
        if (format == Format.SVG || size <= LARGEST_AT_ONCE) {
            return Uni.createFrom().item(format == Format.PNG ? code.png(size) : code.svg(size));
        }
        return Uni.createFrom().completionStage(() -> Vertx.currentContext()
                .<Object>executeBlocking(() -> code.png(size), false)
                .toCompletionStage());
    }

    private static Response answer(ShortLink link, Format format, Object picture) {
        return Response.ok(picture)
                .type(format.type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + link.code() + "." + format + "\"")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static Format accepted(Request request) {
        Variant chosen = request.selectVariant(VARIANTS);
        if (chosen == null) {
            throw ApiException.of(
                    ErrorCode.NOT_ACCEPTABLE,
                    "The picture is " + SVG + " or " + PNG + ": name a format, or accept one of them.");
        }
        return chosen.getMediaType().isCompatible(MediaType.valueOf(PNG)) ? Format.PNG : Format.SVG;
    }

    private static Optional<Integer> size(String text) {
        return Optional.of(text)
                .filter(given -> given.matches("[1-9][0-9]{2,3}"))
                .map(Integer::valueOf)
                .filter(size -> size >= SMALLEST && size <= LARGEST);
    }

    // An absent format is null; a query that is wrong is refused before either is used.
    private record Asked(Format format, Integer size) {}

    /** Which picture. */
    public enum Format {
        /** In vectors. */
        SVG(QrResource.SVG),
        /** In pixels. */
        PNG(QrResource.PNG);

        private final String type;

        Format(String type) {
            this.type = type;
        }

        /** As it is asked for, and as the file's name ends. */
        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
