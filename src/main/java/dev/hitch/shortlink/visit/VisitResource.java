package dev.hitch.shortlink.visit;

import java.time.Clock;

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
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorBody;
import dev.hitch.error.ErrorCode;
import dev.hitch.header.Accept;
import dev.hitch.header.ListHeader;
import dev.hitch.origin.PublicOrigins;
import dev.hitch.page.Layout;
import dev.hitch.page.NoticePage;
import dev.hitch.page.PageHeaders;
import dev.hitch.page.words.Language;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.template.LinkTemplateService;

/**
 * Sends whoever opens a short link to Link. Reads only: mail scanners and link previews come first and must not use
 * anything up. That a person opened a link is counted in memory.
 */
@Path("/{code}")
@PermitAll
@Tag(name = "Visits", description = "What a user's browser asks for.")
public class VisitResource {

    private final VisitService visits;
    private final ClientAddress addresses;
    private final PublicOrigins origins;
    private final VisitCounter counter;
    private final LinkTemplateService templates;
    private final Clock clock;

    VisitResource(
            VisitService visits,
            ClientAddress addresses,
            PublicOrigins origins,
            VisitCounter counter,
            LinkTemplateService templates,
            Clock clock) {
        this.visits = visits;
        this.templates = templates;
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
        return visits.visit(typed, addresses.of(http))
                .map(code -> redirect(code, http, request))
                .onFailure(VisitRefused.class)
                .recoverWithUni(refused -> refuse((VisitRefused) refused, http));
    }

    private Response redirect(ShortCode code, HttpServerRequest http, Request request) {
        if (VisitAgents.isPerson(request.getMethod(), http::getHeader)) {
            counter.opened(code, clock.instant());
        }
        return headers(Response.status(Response.Status.FOUND))
                .header(HttpHeaders.LOCATION, origins.linkUrl() + "/?short_code=" + code + language(http))
                .build();
    }

    // A link may be sent with the reader's language in its address: that is meant for the page of Link.
    private static String language(HttpServerRequest http) {
        return http.query() == null
                ? ""
                : Language.ofTag(http.getParam(Language.PARAMETER))
                        .map(language -> "&" + Language.PARAMETER + "=" + language.tag())
                        .orElse("");
    }

    private Uni<Response> refuse(VisitRefused refused, HttpServerRequest http) {
        ApiException failure = error(refused);
        ErrorBody error = failure.body();
        ResponseBuilder answer = Response.status(failure.code().status());
        if (error.retryAfter() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, error.retryAfter());
        }
        return Accept.prefersJson(ListHeader.of(http.headers(), HttpHeaders.ACCEPT))
                ? Uni.createFrom()
                        .item(headers(answer)
                                .type(MediaType.APPLICATION_JSON)
                                .entity(error)
                                .build())
                : layout(refused, http).chain(layout -> page(answer, layout, refused));
    }

    // With the name of whoever sent the link, where it is known: that is whom to ask for a new one.
    private Uni<Layout> layout(VisitRefused refused, HttpServerRequest http) {
        String chosen = http.getParam(Language.PARAMETER);
        String accepted = ListHeader.of(http.headers(), HttpHeaders.ACCEPT_LANGUAGE);
        Layout anonymous = Layout.anonymous(Language.choose(chosen, accepted), "");
        return refused.link()
                .map(link -> templates
                        .sender(link.application(), link.parameters().template())
                        .map(sender -> sender.layout(sender.language(chosen, accepted), ""))
                        .onFailure()
                        .recoverWithItem(anonymous))
                .orElseGet(() -> Uni.createFrom().item(anonymous));
    }

    private static Uni<Response> page(ResponseBuilder answer, Layout layout, VisitRefused refused) {
        String redirectUrl =
                refused.link().map(link -> link.parameters().redirectUrl()).orElse(null);
        PageHeaders.of(layout, redirectUrl).forEach(answer::header);
        return new NoticePage(layout, refused.reason().notice(), null)
                .template()
                .createUni()
                .map(html -> answer.type(MediaType.TEXT_HTML + ";charset=UTF-8")
                        .entity(html)
                        .build());
    }

    private static ApiException error(VisitRefused refused) {
        return switch (refused.reason()) {
            case UNKNOWN ->
                ApiException.of(
                        ErrorCode.NOT_FOUND,
                        "Please check it for typing mistakes: it ends in eight letters and digits. If it still does not work,"
                                + " ask whoever sent it to you for a new one.");
            case OVER ->
                ApiException.of(
                        ErrorCode.GONE,
                        "It has expired or was withdrawn. Please ask whoever sent it to you for a new one.");
            case TOO_MANY_UNKNOWN ->
                ApiException.tooManyRequests(
                        "Several links that do not exist were opened from your network. Please wait a minute and try again.",
                        refused.retryAfter().orElseThrow());
        };
    }

    private static ResponseBuilder headers(ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex");
    }
}
