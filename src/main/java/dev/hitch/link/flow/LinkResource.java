package dev.hitch.link.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;

import dev.hitch.address.ClientAddress;
import dev.hitch.header.ListHeader;
import dev.hitch.link.flow.LinkFlow.Next;
import dev.hitch.link.flow.LinkFlow.Visitor;
import dev.hitch.link.secret.LinkSignature;
import dev.hitch.origin.PublicOrigins;
import dev.hitch.page.PageHeaders;

/**
 * Link, for the user's browser. Opening a page changes nothing; sending its form does. Pages are returned as text and
 * without {@code @Produces}: with nothing to negotiate, no Accept header can make the framework refuse a page, or lose
 * the token of a connection that was made.
 */
@Path("/")
@PermitAll
public class LinkResource {

    private static final Set<String> FRAMES = Set.of("iframe", "frame", "embed", "object");

    private final LinkFlow flow;
    private final ClientAddress addresses;
    private final PublicOrigins origins;

    LinkResource(LinkFlow flow, ClientAddress addresses, PublicOrigins origins) {
        this.flow = flow;
        this.addresses = addresses;
        this.origins = origins;
    }

    /** The list of providers, or the form of the one that is given. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> open(@Context UriInfo uri, @Context HttpServerRequest http) {
        return flow.show(request(uri, null), visitor(http)).chain(LinkResource::answer);
    }

    /** What comes of sending the form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> submit(@Context UriInfo uri, @Context HttpServerRequest http, String body) {
        return flow.submit(request(uri, null), visitor(http), body).chain(LinkResource::answer);
    }

    /** The form of the provider of a connection that is to be signed in to again. */
    @GET
    @Path("/connection/{id}")
    @Operation(hidden = true)
    public Uni<Response> openAgain(@PathParam("id") String id, @Context UriInfo uri, @Context HttpServerRequest http) {
        return flow.show(request(uri, id), visitor(http)).chain(LinkResource::answer);
    }

    /** What comes of sending it. */
    @POST
    @Path("/connection/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> submitAgain(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpServerRequest http, String body) {
        return flow.submit(request(uri, id), visitor(http), body).chain(LinkResource::answer);
    }

    private static LinkRequest request(UriInfo uri, String connection) {
        Map<String, String> all = new HashMap<>();
        boolean signed = uri.getQueryParameters().containsKey(LinkSignature.PARAMETER);
        // Of one that is repeated the first counts. In a signed address nobody can tell which was meant: it is refused,
        // as every text with a NUL is.
        uri.getQueryParameters()
                .forEach((name, values) -> all.put(name, signed ? String.join("\0", values) : values.get(0)));
        String path = connection == null ? "/" : "/connection/" + LinkRequest.encoded(connection);
        return LinkRequest.of(path, connection, all);
    }

    private Visitor visitor(HttpServerRequest http) {
        String destination =
                Optional.ofNullable(http.getHeader("Sec-Fetch-Dest")).orElse("");
        return new Visitor(
                addresses.of(http),
                http.getHeader(HttpHeaders.USER_AGENT),
                ListHeader.of(http.headers(), HttpHeaders.ACCEPT_LANGUAGE),
                FRAMES.contains(destination),
                ownPage(http));
    }

    // Our pages send no referrer, so browsers send "null" as the origin of their forms; then only the other header
    // counts.
    private boolean ownPage(HttpServerRequest http) {
        String site = http.getHeader("Sec-Fetch-Site");
        String origin = http.getHeader("Origin");
        boolean sameSite = site == null || site.equals("same-origin") || site.equals("none");
        boolean sameOrigin = origin == null
                || origin.equals("null")
                || origin.equals(origins.linkUrl())
                || origin.endsWith("://" + http.getHeader(HttpHeaders.HOST));
        return sameSite && sameOrigin;
    }

    private static Uni<Response> answer(Next next) {
        ResponseBuilder answer = Response.status(next.status());
        if (next.location() != null) {
            return Uni.createFrom()
                    .item(answer.header(HttpHeaders.LOCATION, next.location())
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .header("Referrer-Policy", "no-referrer")
                            .build());
        }
        PageHeaders.of(next.layout(), next.redirectUrl()).forEach(answer::header);
        if (next.retryAfter() != null) {
            long seconds = next.retryAfter().plusMillis(999).toSeconds();
            answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, seconds));
        }
        return next.page().createUni().map(html -> answer.type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(html)
                .build());
    }
}
