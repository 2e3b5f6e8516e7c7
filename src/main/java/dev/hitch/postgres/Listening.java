package dev.hitch.postgres;

import java.util.List;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;

/**
 * Listens to one channel of the database on a connection of its own. Such a connection can be open and yet receive
 * nothing: behind a transaction-mode pooler, which no URL reveals, or after a silent network failure. So at intervals
 * it sends itself a random text on the same channel, and reconnects if that does not arrive.
 */
public final class Listening implements AutoCloseable {

    private static final long PATIENCE = 5_000;
    private static final long CHECKED_EVERY = 30_000;
    private static final long FIRST_PAUSE = 500;
    private static final long LONGEST_PAUSE = 60_000;

    private final Vertx vertx;
    private final List<PgConnectOptions> hosts;
    private final String channel;
    private final Supplier<String> words;
    private final Listener listener;
    private volatile boolean closed;
    // Everything below is used on this context only.
    private final Context context;
    private int attempts;
    private long pause = FIRST_PAUSE;
    private PgSubscriber current;
    private String expected;

    Listening(Vertx vertx, List<PgConnectOptions> hosts, String channel, Supplier<String> words, Listener listener) {
        this.vertx = vertx;
        this.hosts = hosts;
        this.channel = channel;
        this.words = words;
        this.listener = listener;
        // A context of our own: with the caller's, the connection would close together with the HTTP server.
        this.context = ((VertxInternal) vertx).createEventLoopContext();
    }

    void start() {
        context.runOnContext(now -> connect());
    }

    private void connect() {
        if (closed) {
            return;
        }
        PgSubscriber attempt = PgSubscriber.subscriber(vertx, hosts.get(attempts++ % hosts.size()));
        current = attempt;
        attempt.closeHandler(end -> lost(attempt, "the connection was closed"));
        attempt.channel(channel).handler(text -> heard(attempt, text));
        // A limit for each host, whichever step of connecting takes long.
        long limit = vertx.setTimer(2 * PATIENCE, late -> lost(attempt, "no connection in time"));
        attempt.connect().onComplete(connected -> {
            vertx.cancelTimer(limit);
            connected(attempt, connected);
        });
    }

    private void connected(PgSubscriber attempt, AsyncResult<Void> connected) {
        if (connected.failed()) {
            lost(attempt, connected.cause().getMessage());
        } else if (attempt != current) {
            // Given up meanwhile, before it had a connection that could be closed.
            attempt.actualConnection().close();
        } else {
            listener.started();
            check(attempt);
        }
    }

    private void check(PgSubscriber attempt) {
        if (attempt != current) {
            return;
        }
        String word = words.get();
        expected = word;
        listener.send(word)
                .subscribe()
                .with(
                        told -> context.runOnContext(now -> vertx.setTimer(PATIENCE, late -> notHeard(attempt, word))),
                        // Proves nothing about this connection: most likely the database is away, which will close it.
                        failed -> context.runOnContext(now -> vertx.setTimer(PATIENCE, later -> check(attempt))));
    }

    private void notHeard(PgSubscriber attempt, String word) {
        if (word.equals(expected)) {
            lost(attempt, "what is notified does not arrive; is there a pooler in between?");
        }
    }

    private void heard(PgSubscriber attempt, String text) {
        if (!text.equals(expected)) {
            listener.received(text);
        } else if (attempt == current) {
            expected = null;
            pause = FIRST_PAUSE;
            listener.working();
            vertx.setTimer(CHECKED_EVERY, later -> check(attempt));
        }
    }

    private void lost(PgSubscriber attempt, String why) {
        if (attempt != current || closed) {
            return;
        }
        current = null;
        expected = null;
        attempt.close();
        listener.failing(why);
        vertx.setTimer(pause, later -> connect());
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }

    /** Stops for good. */
    @Override
    public void close() {
        closed = true;
        context.runOnContext(now -> {
            if (current != null) {
                current.close();
                current = null;
            }
        });
    }

    /** The listener. Called on one event loop, which it must not block. */
    public interface Listener {

        /** Sends {@code text} on the channel, in the same way as the notifications that are listened for. */
        Uni<Void> send(String text);

        /** A notification. May also be the check of another replica. */
        void received(String text);

        /** Listening has begun. Notifications until now may have been missed. */
        void started();

        /** A check has shown that notifications arrive. Called after every check. */
        void working();

        /** Notifications do not arrive at present, for the given reason. Called after every attempt. */
        void failing(String why);
    }
}
