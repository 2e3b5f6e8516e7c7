package dev.hitch.postgres;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import org.jboss.logging.Logger;

import dev.hitch.memory.Hearing;

/**
 * Listens to channels of the database on a connection of its own, and proves four times a second by a round trip on it
 * that it hears ({@link Hearing}). Such a connection can also answer and yet receive nothing: behind a transaction-mode
 * pooler, which no URL reveals. So a random text is sent to a channel of its own over another connection, first when it
 * begins and then at intervals, and it reconnects where that does not arrive.
 */
final class Listening implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Listening.class);

    private static final String CHECKS = "hitch_listening";
    // Its text tells an operator what the connection is for.
    private static final String PROOF = "SELECT 'listening'";
    private static final long PATIENCE = 5_000;
    private static final long CHECKED_EVERY = 30_000;
    private static final long PROVED_EVERY = 250;
    private static final long FIRST_PAUSE = 250;
    private static final long LONGEST_PAUSE = 2_000;

    private final Vertx vertx;
    private final List<PgConnectOptions> hosts;
    private final Map<String, Consumer<String>> channels;
    private final Hearing hearing;
    private final NotificationRepository checks;
    private volatile boolean closed;
    // Everything below is used on this context only.
    private final Context context;
    private int attempts;
    private long pause = FIRST_PAUSE;
    private PgSubscriber current;
    private String expected;
    private boolean working;
    private boolean warned;

    /**
     * @param channels what to call with each text that is notified, on one event loop, which it must not block
     * @param checks sends the texts that check the connection
     */
    Listening(
            Vertx vertx,
            List<PgConnectOptions> hosts,
            Map<String, Consumer<String>> channels,
            Hearing hearing,
            NotificationRepository checks) {
        this.vertx = vertx;
        this.hosts = hosts;
        this.channels = channels;
        this.hearing = hearing;
        this.checks = checks;
        // A context of our own: with the caller's, the connection would close together with the HTTP server.
        this.context = ((VertxInternal) vertx).createEventLoopContext();
    }

    /** Begins; reconnects after every loss of the connection until it is closed. Returns at once. */
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
        channels.forEach((channel, heard) -> attempt.channel(channel).handler(heard::accept));
        attempt.channel(CHECKS).handler(text -> heard(attempt, text));
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
            check(attempt);
        }
    }

    private void check(PgSubscriber attempt) {
        if (attempt != current) {
            return;
        }
        String text = checks.newText();
        expected = text;
        checks.send(CHECKS, text)
                .subscribe()
                .with(
                        sent -> context.runOnContext(now -> vertx.setTimer(PATIENCE, late -> notHeard(attempt, text))),
                        // Proves nothing about this connection: most likely the database is away, which will close it.
                        failed -> context.runOnContext(now -> vertx.setTimer(PATIENCE, later -> check(attempt))));
    }

    private void notHeard(PgSubscriber attempt, String text) {
        if (text.equals(expected)) {
            lost(attempt, "what is notified does not arrive; is there a pooler in between?");
        }
    }

    private void heard(PgSubscriber attempt, String text) {
        if (attempt != current || !text.equals(expected)) {
            return;
        }
        expected = null;
        pause = FIRST_PAUSE;
        vertx.setTimer(CHECKED_EVERY, later -> check(attempt));
        if (!working) {
            working = true;
            warned = false;
            LOG.info("Listening for changes");
            prove(attempt);
        }
    }

    private void prove(PgSubscriber attempt) {
        if (attempt != current) {
            return;
        }
        long began = hearing.now();
        long limit = vertx.setTimer(PATIENCE, late -> lost(attempt, "no answer in time"));
        attempt.actualConnection().query(PROOF).execute().onComplete(answer -> {
            vertx.cancelTimer(limit);
            if (answer.failed()) {
                lost(attempt, answer.cause().getMessage());
            } else if (attempt == current) {
                hearing.proved(began);
                vertx.setTimer(PROVED_EVERY, later -> prove(attempt));
            }
        });
    }

    private void lost(PgSubscriber attempt, String why) {
        if (attempt != current || closed) {
            return;
        }
        hearing.lost();
        current = null;
        expected = null;
        working = false;
        attempt.close();
        if (!warned) {
            LOG.warnf("Not hearing of changes, so every answer is read from the database: %s", why);
        }
        warned = true;
        vertx.setTimer(pause, later -> connect());
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }

    /** Stops for good. */
    @Override
    public void close() {
        closed = true;
        context.runOnContext(now -> {
            hearing.lost();
            if (current != null) {
                current.close();
                current = null;
            }
        });
    }
}
