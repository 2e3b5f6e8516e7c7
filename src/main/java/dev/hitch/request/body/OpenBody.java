package dev.hitch.request.body;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest.ReadCallback;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;

/** One body while it arrives. Its request waits until it is whole, or goes on with the reason why it never will be. */
final class OpenBody implements ReadCallback {

    // Reading a larger one takes so long that other requests of the event loop would have to wait.
    private static final int LARGE = 16 * 1024;

    private final ResteasyReactiveRequestContext request;
    private final OpenBodies bodies;
    private final int limit;
    private final boolean stranger;
    private final Instant since;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final AtomicBoolean open = new AtomicBoolean(true);
    // Written on the event loop of the request alone.
    private volatile int received;

    OpenBody(ResteasyReactiveRequestContext request, OpenBodies bodies, int limit, boolean stranger) {
        this.request = request;
        this.bodies = bodies;
        this.limit = limit;
        this.stranger = stranger;
        this.since = bodies.now();
    }

    void read() {
        bodies.add(this);
        request.suspend();
        request.serverRequest().unwrap(HttpServerRequest.class).exceptionHandler(lost -> refuse(tooSlow()));
        request.serverRequest().setReadListener(this);
    }

    @Override
    public void data(ByteBuffer part) {
        int size = part.remaining();
        if (!open.get()) {
            return;
        }
        if (received + size > limit) {
            refuse(tooLarge(limit));
        } else if (!bodies.budget().take(size, stranger)) {
            refuse(busy());
        } else {
            bytes.write(part.array(), part.arrayOffset() + part.position(), size);
            received += size;
        }
    }

    @Override
    public void done() {
        if (close()) {
            request.setInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            if (received > LARGE) {
                request.resume(Infrastructure.getDefaultWorkerPool());
            } else {
                request.resume();
            }
        }
    }

    void giveUpIfSlow(Instant now) {
        if (Pace.tooSlow(Duration.between(since, now), received)) {
            refuse(tooSlow());
        }
    }

    private void refuse(ApiException reason) {
        if (close()) {
            request.resume(reason);
        }
    }

    private boolean close() {
        if (!open.compareAndSet(true, false)) {
            return false;
        }
        bodies.remove(this);
        bodies.budget().giveBack(received, stranger);
        return true;
    }

    static ApiException tooLarge(int limit) {
        return ApiException.of(ErrorCode.PAYLOAD_TOO_LARGE, "The body may have at most " + limit + " bytes.");
    }

    private static ApiException tooSlow() {
        return ApiException.of(ErrorCode.REQUEST_TIMEOUT, "Send the whole body at once, and again.");
    }

    private static ApiException busy() {
        return ApiException.unavailable(
                "More is being sent at this moment than fits. Please try again.", Duration.ofSeconds(1));
    }
}
