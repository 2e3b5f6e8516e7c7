package dev.hitch.request;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import dev.hitch.error.ErrorBody;
import dev.hitch.error.ErrorCode;
import dev.hitch.header.ListHeader;
import dev.hitch.page.Layout;
import dev.hitch.page.NoticePage;
import dev.hitch.page.NoticePage.Notice;
import dev.hitch.page.PageHeaders;
import dev.hitch.page.words.Language;

/** Pages for people who would get an error of the API at an address that they open: that of Link or a short link. */
class FailurePages {

    @ServerResponseFilter
    Uni<Void> show(ContainerResponseContext answer, RoutingContext request) {
        if (!(answer.getEntity() instanceof ErrorBody) || !PlainAnswers.isForAPerson(request.request())) {
            return Uni.createFrom().voidItem();
        }
        NoticePage page = page(request.request(), ErrorCode.ofStatus(answer.getStatus()));
        PageHeaders.of(page.layout(), null).forEach(answer.getHeaders()::putSingle);
        return page.template()
                .createUni()
                .invoke(html -> answer.setEntity(html, null, MediaType.valueOf(MediaType.TEXT_HTML + ";charset=UTF-8")))
                .replaceWithVoid();
    }

    /** The page that says to whoever sent {@code request} that {@code error} happened. */
    static NoticePage page(HttpServerRequest request, ErrorCode error) {
        boolean read = error != ErrorCode.URI_TOO_LONG
                && error != ErrorCode.REQUEST_HEADER_FIELDS_TOO_LARGE
                && RequestTarget.undecodable(request.uri()).isEmpty();
        String chosen = read ? request.getParam(Language.PARAMETER) : null;
        String accepted = ListHeader.of(request.headers(), HttpHeaderNames.ACCEPT_LANGUAGE.toString());
        boolean over = error == ErrorCode.NOT_FOUND || error == ErrorCode.GONE;
        // The parameter of a language alone leads to the same page only where nothing else in the address counts.
        String address = over || request.query() == null ? "" : null;
        Layout layout = Layout.anonymous(Language.choose(chosen, accepted), address);
        return new NoticePage(
                layout, notice(error), read && !over ? request.uri().replaceFirst("^/{2,}", "/") : null);
    }

    /** What a person is told of {@code error}. */
    static Notice notice(ErrorCode error) {
        return switch (error) {
            case NOT_FOUND -> Notice.LINK_NOT_FOUND;
            case GONE -> Notice.LINK_OVER;
            case TOO_MANY_REQUESTS -> Notice.TOO_MANY_ATTEMPTS;
            case URI_TOO_LONG -> Notice.LINK_INCOMPLETE;
            case PAYLOAD_TOO_LARGE -> Notice.TOO_LARGE;
            case REQUEST_TIMEOUT -> Notice.TOO_SLOW;
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> Notice.COOKIES_TOO_LARGE;
            case SERVICE_UNAVAILABLE, CONFLICT -> Notice.SERVICE_AWAY;
            default -> error.status() < 500 ? Notice.UNREADABLE : Notice.OUR_FAULT;
        };
    }
}
