package dev.hitch.request;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.header.Accept;
import dev.hitch.header.ListHeader;
import dev.hitch.telemetry.RequestIds;

/** Handles every request before any route, and those that no route can take. */
@ApplicationScoped
class RequestFront {

    /** The longest target that is accepted. The limit of the server is higher, so that the refusal is ours. */
    static final int LONGEST_TARGET = 16 * 1024;

    private static final String GIVEN = RequestFront.class.getName();
    private static final List<String> ONE_FORM = List.of("Accept-Language", "Accept-Charset", "Accept-Encoding");
    private static final String BEARER = "Bearer ";
    // Before request ids: a request whose target is rewritten passes here twice.
    private static final int BEFORE_EVERYTHING = RequestIds.PRIORITY + 1;

    private final Methods methods;
    private final AnswerHeaders headers;
    private final PlainAnswers answers;

    RequestFront(Methods methods, AnswerHeaders headers, PlainAnswers answers) {
        this.methods = methods;
        this.headers = headers;
        this.answers = answers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::receive, BEFORE_EVERYTHING);
    }

    void register(@Observes Router router) {
        router.route().order(-BEFORE_EVERYTHING).failureHandler(this::fail);
    }

    private void receive(RoutingContext request) {
        String target = request.request().uri();
        boolean first = request.get(GIVEN) == null;
        if (first && target.length() > LONGEST_TARGET) {
            refuse(request, ErrorCode.URI_TOO_LONG);
            return;
        }
        String wellFormed = RequestTarget.wellFormed(target);
        if (wellFormed == null) {
            refuse(request, ErrorCode.NOT_FOUND);
            return;
        }
        String normal = wellFormed.equals(target) ? normal(request) : wellFormed;
        if (normal.equals(target)) {
            accept(request);
        } else {
            request.put(GIVEN, first ? target : request.get(GIVEN));
            request.reroute(normal);
        }
    }

    // Without doubled slashes, dot segments and letters in disguise, which routing looks through: what is judged by its
    // path must be what is answered (RFC 3986 §6.2.2).
    private static String normal(RoutingContext request) {
        String path = request.normalizedPath();
        String query = request.request().query();
        return path.equals(request.request().path())
                ? request.request().uri()
                : path + (query == null ? "" : "?" + query);
    }

    private static void refuse(RoutingContext request, ErrorCode reason) {
        UnreadBody.watch(request);
        request.fail(reason.status());
    }

    private void accept(RoutingContext request) {
        UnreadBody.watch(request);
        headers.promise(request);
        if (request.request().method() == HttpMethod.OPTIONS
                && !request.request().path().startsWith("/q/")) {
            options(request);
        } else if (!PlainAnswers.isApi(request.request()) || understood(request)) {
            request.next();
        }
    }

    private void options(RoutingContext request) {
        String allow = methods.allowed(request.normalizedPath());
        if (allow.isEmpty()) {
            request.fail(ErrorCode.NOT_FOUND.status());
        } else {
            RequestIds.identify(request);
            request.request().resume();
            request.response()
                    .putHeader(HttpHeaderNames.ALLOW, allow)
                    .setStatusCode(204)
                    .end();
        }
    }

    // The API does not guess; of a header, however, it uses what can be read.
    private boolean understood(RoutingContext request) {
        String given = request.get(GIVEN, request.request().uri());
        List<Violation> undecodable = RequestTarget.undecodable(given);
        if (!undecodable.isEmpty()) {
            fail(request, ApiException.of(ErrorCode.BAD_REQUEST, undecodable));
            return false;
        }
        MultiMap headers = request.request().headers();
        // The API answers in one language, one charset and without a coding: there is nothing to negotiate.
        ONE_FORM.forEach(headers::remove);
        String accept = ListHeader.of(headers, HttpHeaderNames.ACCEPT.toString());
        if (accept != null && !accept.equals("application/json") && !accept.equals("*/*")) {
            replace(headers, HttpHeaderNames.ACCEPT, Accept.readable(accept));
        }
        String authorization = headers.get(HttpHeaderNames.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            // RFC 6750 §2.1 allows any number of blanks.
            String token = authorization.substring(BEARER.length()).strip();
            replace(headers, HttpHeaderNames.AUTHORIZATION, BEARER + token);
        }
        return true;
    }

    private static void replace(MultiMap headers, CharSequence name, String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.set(name, value);
        }
    }

    private void fail(RoutingContext request) {
        int status = request.statusCode();
        boolean ours = status >= 400 && status < 500 && !(request.failure() instanceof SecurityException);
        if (!ours || request.response().headWritten()) {
            request.next();
        } else if (status == ErrorCode.BAD_REQUEST.status() && request.request().authority() == null) {
            Violation host = Violation.of("{requestHeader}.Host", "must name the host, once (RFC 9112 §3.2)");
            fail(request, ApiException.of(ErrorCode.BAD_REQUEST, host));
        } else {
            fail(request, ApiException.of(ErrorCode.ofStatus(status), (String) null));
        }
    }

    private void fail(RoutingContext request, ApiException error) {
        RequestIds.identify(request);
        headers.promise(request);
        answers.send(request, error);
    }
}
