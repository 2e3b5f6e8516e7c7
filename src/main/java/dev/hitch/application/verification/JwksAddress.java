package dev.hitch.application.verification;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/**
 * The address of a JWKS document. A slow or broken server there blocks no event loop, and no caller waits longer than
 * two seconds.
 */
final class JwksAddress {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int LARGEST_DOCUMENT = 512 * 1024;

    private final Vertx vertx;
    private final URI address;
    private final HttpClient client;

    JwksAddress(Vertx vertx, URI address) {
        this.vertx = vertx;
        this.address = address;
        this.client = vertx.createHttpClient(
                // Fetched so rarely that the server would have closed a kept connection.
                new HttpClientOptions().setKeepAlive(false).setSsl(isSecure()).setMetricsName("jwks"));
    }

    private boolean isSecure() {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    /** The document; fails after two seconds at most, with a message that says why. Redirects are not followed. */
    Uni<String> read() {
        return Uni.createFrom().emitter(emitter -> {
            AtomicReference<HttpClientRequest> open = new AtomicReference<>();
            long limit = vertx.setTimer(
                    LIMIT.toMillis(),
                    late -> emitter.fail(new IllegalStateException("no answer within " + LIMIT.toSeconds() + " s")));
            emitter.onTermination(() -> end(limit, open));
            request(emitter, open);
        });
    }

    private void request(UniEmitter<? super String> emitter, AtomicReference<HttpClientRequest> open) {
        // A DNS look-up in Java blocks, so it runs on a worker thread.
        vertx.executeBlocking(() -> InetAddress.getByName(address.getHost()).getHostAddress(), false)
                .compose(ip -> client.request(options(ip)))
                .compose(request -> {
                    open.set(request);
                    return request.send();
                })
                .onSuccess(response -> receive(response, emitter))
                .onFailure(failure -> fail(emitter, failure));
    }

    private RequestOptions options(String ip) {
        int port = address.getPort() > 0 ? address.getPort() : isSecure() ? 443 : 80;
        return new RequestOptions()
                .setAbsoluteURI(address.toString())
                .setServer(SocketAddress.inetSocketAddress(port, ip))
                .putHeader(HttpHeaders.ACCEPT, "application/jwk-set+json, application/json")
                .putHeader(HttpHeaders.USER_AGENT, "Hitch");
    }

    private static void receive(HttpClientResponse response, UniEmitter<? super String> emitter) {
        response.exceptionHandler(failure -> fail(emitter, failure));
        if (response.statusCode() != 200) {
            emitter.fail(new IllegalStateException("answered with HTTP status " + response.statusCode()));
            return;
        }
        Buffer received = Buffer.buffer();
        response.handler(chunk -> {
                    if (received.length() + chunk.length() > LARGEST_DOCUMENT) {
                        emitter.fail(
                                new IllegalStateException("answered with more than " + LARGEST_DOCUMENT + " bytes"));
                    } else {
                        received.appendBuffer(chunk);
                    }
                })
                .endHandler(end -> emitter.complete(received.toString()));
    }

    private static void fail(UniEmitter<? super String> emitter, Throwable failure) {
        emitter.fail(new IllegalStateException(failure.getClass().getSimpleName() + ": " + failure.getMessage()));
    }

    private void end(long limit, AtomicReference<HttpClientRequest> open) {
        vertx.cancelTimer(limit);
        HttpClientRequest request = open.get();
        if (request != null) {
            request.reset();
        }
    }

    void close() {
        client.close();
    }
}
