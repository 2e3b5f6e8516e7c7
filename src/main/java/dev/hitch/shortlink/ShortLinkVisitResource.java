package dev.hitch.shortlink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.hitch.address.ClientAddress;
import dev.hitch.error.ErrorBody;
import dev.hitch.header.Accept;
import dev.hitch.header.ListHeader;
import dev.hitch.origin.PublicOrigins;
import dev.hitch.page.NoticePage;
import dev.hitch.page.PageHeaders;
import dev.hitch.page.Shell;
import dev.hitch.page.words.Language;
import dev.hitch.shortlink.ShortLink.Visit;

/**
 * Short links, for whoever opens one. Reads only: mail scanners and link previews come first, so nothing is spent or changed; that
 * a person opened it is counted in memory.
 */
@Path("/{code}")
@PermitAll
@Tag(name = "Visits", description = "What a user's browser asks for.")
public class ShortLinkVisitResource {

    private final ShortLinkService links;
    private final VisitGuard guard;
    private final ClientAddress addresses;
    private final PublicOrigins origins;
    private final VisitCounter counter;
    private final Clock clock;

    // One more than usual: each is a promise of its own, and this is the one place that makes all of them.
    ShortLinkVisitResource(
            ShortLinkService links,
            VisitGuard guard,
            ClientAddress addresses,
            PublicOrigins origins,
            VisitCounter counter,
            Clock clock) {
        this.links = links;
        this.guard = guard;
        this.addresses = addresses;
        this.origins = origins;
        this.counter = counter;
        this.clock = clock;
    }

    /** 302 to Link; 404 for a code that does not exist, 410 for one that is over, 429 for an address that guesses. */
    @GET
    @Operation(
            operationId = "visitShortLink",
            summary = "Open a short link",
            description =
                    "For browsers, at the origin of short links. It changes nothing, so that scanners may come first.")
    @APIResponse(
            responseCode = "302",
            description = "To Link, with the code as `short_code`.",
            headers =
                    @Header(
                            name = HttpHeaders.LOCATION,
                            description = "The address of Link.",
                            schema = @Schema(type = SchemaType.STRING, format = "uri")))
    @APIResponse(responseCode = "404", description = "No such code.")
    @APIResponse(responseCode = "410", description = "The link has expired or was revoked.")
    @APIResponse(responseCode = "429", description = "Too many unknown codes from this address.")
    public Uni<Response> visit(
            @PathParam("code") String typed, @Context HttpServerRequest http, @Context Request request) {
        Optional<ShortCode> code = ShortCode.parse(typed);
        if (code.isEmpty()) {
            return refuse(Refusal.NOT_FOUND, http, null);
        }
        String address = addresses.of(http);
        Optional<Duration> wait = guard.wait(address);
        if (wait.isPresent()) {
            return refuse(Refusal.TOO_MANY, http, wait.get());
        }
        return links.resolve(code.get()).chain(found -> answer(code.get(), found, http, request));
    }

    private Uni<Response> answer(ShortCode code, Optional<Visit> found, HttpServerRequest http, Request request) {
        if (found.isEmpty()) {
            guard.miss(addresses.of(http));
            return refuse(Refusal.NOT_FOUND, http, null);
        }
        Instant now = clock.instant();
        if (!found.get().open(now)) {
            return refuse(Refusal.GONE, http, null);
        }
        if (VisitAgents.isPerson(request.getMethod(), http::getHeader)) {
            counter.opened(code, now);
        }
        return Uni.createFrom()
                .item(headers(Response.status(Response.Status.FOUND))
                        .header(HttpHeaders.LOCATION, origins.linkUrl() + "/?short_code=" + code + language(http))
                        .build());
    }

    // Whoever sends a link out in the reader's language means the page behind it.
    private static String language(HttpServerRequest http) {
        return http.query() == null
                ? ""
                : Language.ofTag(http.getParam(Language.PARAMETER))
                        .map(language -> "&" + Language.PARAMETER + "=" + language.tag())
                        .orElse("");
    }

    private static Uni<Response> refuse(Refusal refusal, HttpServerRequest http, Duration wait) {
        ErrorBody error = refusal.error(wait).body();
        ResponseBuilder answer = Response.status(refusal.code.status());
        if (error.retryAfter() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, error.retryAfter());
        }
        if (Accept.prefersJson(ListHeader.of(http.headers(), HttpHeaders.ACCEPT))) {
            return Uni.createFrom()
                    .item(headers(answer)
                            .type(MediaType.APPLICATION_JSON)
                            .entity(error)
                            .build());
        }
        String accepted = ListHeader.of(http.headers(), HttpHeaders.ACCEPT_LANGUAGE);
        Shell shell = Shell.anonymous(Language.choose(http.getParam(Language.PARAMETER), accepted), "");
        PageHeaders.of(shell, null).forEach(answer::header);
        return new NoticePage(shell, refusal.notice, null)
                .template()
                .createUni()
                .map(html -> answer.type(MediaType.TEXT_HTML + ";charset=UTF-8")
                        .entity(html)
                        .build());
    }

    private static ResponseBuilder headers(ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex");
    }
}
