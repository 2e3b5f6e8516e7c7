package dev.hitch.provider.http;

import java.time.Clock;
import java.util.Optional;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;

import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFailure.Kind;

/** One request and its answer. The connection is closed when the caller cancels, or the answer is too long. */
final class ProviderExchange {

    private final UniEmitter<? super ProviderAnswer> emitter;
    private final int limit;
    private final Clock clock;
    private final Buffer received = Buffer.buffer();

    // Set on the event loop, read by the thread that cancels.
    private volatile HttpClientRequest request;
    private volatile boolean over;

    ProviderExchange(UniEmitter<? super ProviderAnswer> emitter, int limit, Clock clock) {
        this.emitter = emitter;
        this.limit = limit;
        this.clock = clock;
    }

    void start(HttpClient client, RequestOptions options, Buffer body) {
        emitter.onTermination(this::end);
        client.request(options)
                .onSuccess(open -> send(open, body))
                .onFailure(failure -> fail(Kind.UNREACHABLE, "no connection", failure));
    }

    private void send(HttpClientRequest open, Buffer body) {
        request = open;
        if (over) {
            // Cancelled while it waited for a connection.
            open.reset();
            return;
        }
        open.send(body).onSuccess(this::receive).onFailure(this::lost);
    }

    private void receive(HttpClientResponse response) {
        response.exceptionHandler(this::lost);
        if (announced(response) > limit) {
            tooLarge();
            return;
        }
        response.handler(this::keep);
        response.endHandler(end -> emitter.complete(new ProviderAnswer(
                response.statusCode(),
                Optional.ofNullable(response.getHeader(HttpHeaders.RETRY_AFTER))
                        .flatMap(header -> RetryAfter.parse(header, clock.instant())),
                received.getBytes())));
    }

    private static long announced(HttpClientResponse response) {
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException nonsense) {
            return Long.MAX_VALUE;
        }
    }

    private void keep(Buffer chunk) {
        if (over) {
            return;
        }
        if (received.length() + chunk.length() > limit) {
            tooLarge();
        } else {
            received.appendBuffer(chunk);
        }
    }

    private void tooLarge() {
        emitter.fail(ProviderFailure.of(Kind.UNAVAILABLE, "answered with more than " + limit + " bytes"));
    }

    private void lost(Throwable failure) {
        fail(Kind.UNAVAILABLE, "no answer", failure);
    }

    // Only the class name: the text of an I/O failure may quote what was sent.
    private void fail(Kind kind, String message, Throwable failure) {
        emitter.fail(
                ProviderFailure.of(kind, message + ": " + failure.getClass().getSimpleName()));
    }

    private void end() {
        over = true;
        HttpClientRequest open = request;
        if (open != null) {
            open.reset();
        }
    }
}
