package dev.hitch.request;

import java.util.List;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.page.Layout;
import dev.hitch.page.NoticePage;
import dev.hitch.page.NoticePage.Notice;
import dev.hitch.page.PageHeaders;
import dev.hitch.page.words.Language;

/** Answers requests for unknown addresses and for methods that an address does not support. */
class Unmatched {

    private final Methods methods;

    Unmatched(Methods methods) {
        this.methods = methods;
    }

    @ServerExceptionMapper
    Uni<Response> notFound(NotFoundException error, RoutingContext request) {
        // The framework tries one class after another and then reports an unknown address.
        String allowed = methods.allowed(request.normalizedPath());
        if (!allowed.isEmpty()
                && !List.of(allowed.split(", "))
                        .contains(request.request().method().name())) {
            return Uni.createFrom().item(notAllowed(allowed));
        }
        if (!PlainAnswers.isForAPerson(request.request())) {
            return Uni.createFrom().item(json(ErrorCode.NOT_FOUND).build());
        }
        Layout layout = PlainAnswers.layout(request.request(), request.request().getParam(Language.PARAMETER));
        return new NoticePage(layout, Notice.LINK_NOT_FOUND, null)
                .template()
                .createUni()
                .map(html -> page(layout, html));
    }

    private static Response page(Layout layout, String html) {
        Response.ResponseBuilder answer = Response.status(ErrorCode.NOT_FOUND.status())
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(html);
        PageHeaders.of(layout, null).forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException error, RoutingContext request) {
        return notAllowed(methods.allowed(request.normalizedPath()));
    }

    private static Response notAllowed(String allowed) {
        return json(ErrorCode.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, allowed)
                .build();
    }

    private static Response.ResponseBuilder json(ErrorCode code) {
        return Response.status(code.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ApiException.of(code, (String) null).body());
    }
}
