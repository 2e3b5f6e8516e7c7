package dev.hitch.request;

import java.time.Duration;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * The rest of a body whose request was answered before all of it had come. It is thrown away for a second: who hangs up
 * while the other side still sends, takes the answer away from it. Then the connection is closed, or with HTTP/2 the
 * stream is reset.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.6">RFC 9112 §9.6</a>
 */
final class UnreadBody {

    private static final Duration THROWN_AWAY_FOR = Duration.ofSeconds(1);
    // Who announces so little has mostly sent it already: the connection may go on if so.
    private static final int LITTLE = 64 * 1024;
    private static final long NO_ERROR = 0;

    private UnreadBody() {}

    /** Takes care of the body of {@code request}, if it may have one. */
    static void watch(RoutingContext request) {
        HttpServerRequest http = request.request();
        if (http.version() == HttpVersion.HTTP_2) {
            request.addEndHandler(answered -> endIn(http, () -> http.response().reset(NO_ERROR)));
        } else if (mayHaveBody(http.headers())) {
            request.addHeadersEndHandler(head -> announceEnd(http));
            request.addEndHandler(
                    answered -> endIn(http, () -> http.connection().close()));
        }
    }

    private static boolean mayHaveBody(MultiMap headers) {
        return headers.contains(HttpHeaderNames.CONTENT_LENGTH) || headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    }

    private static void announceEnd(HttpServerRequest http) {
        if (!http.isEnded() && !isLittle(http.headers())) {
            http.response().putHeader(HttpHeaderNames.CONNECTION, "close");
        }
    }

    // A client that asks first and is refused does not send the body.
    private static boolean isLittle(MultiMap headers) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return length != null
                && length.length() < 10
                && Integer.parseInt(length) <= LITTLE
                && !headers.contains(HttpHeaderNames.EXPECT);
    }

    private static void endIn(HttpServerRequest http, Runnable end) {
        if (!http.isEnded()) {
            http.resume();
            Vertx.currentContext().owner().setTimer(THROWN_AWAY_FOR.toMillis(), over -> {
                if (!http.isEnded()) {
                    end.run();
                }
            });
        }
    }
}
