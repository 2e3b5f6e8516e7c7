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
 * Hears one channel of the database on a connection of its own. Such a connection can be open and deaf: behind a pooler that
 * gives it away after each transaction, which no URL tells, or cut off without a word. So every now and then it is told a
 * secret word by the way that notifications come; where that is not heard, it starts anew.
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
    private final Ear ear;
    private volatile boolean closed;
    // Everything below is touched there alone.
    private final Context context;
    private int attempts;
    private long pause = FIRST_PAUSE;
    private PgSubscriber current;
    private String expected;

    Listening(Vertx vertx, List<PgConnectOptions> hosts, String channel, Supplier<String> words, Ear ear) {
        this.vertx = vertx;
        this.hosts = hosts;
        this.channel = channel;
        this.words = words;
        this.ear = ear;
        // One that belongs to nobody: the caller's may be the HTTP server's, whose end would end the connection, too.
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
        // No host is given longer than this, whichever step it is stuck in.
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
            // Given up meanwhile, when it had no connection yet that could have been closed.
            attempt.actualConnection().close();
        } else {
            ear.begins();
            check(attempt);
        }
    }

    private void check(PgSubscriber attempt) {
        if (attempt != current) {
            return;
        }
        String word = words.get();
        expected = word;
        ear.tell(word)
                .subscribe()
                .with(
                        told -> context.runOnContext(now -> vertx.setTimer(PATIENCE, late -> notHeard(attempt, word))),
                        // Says nothing about this connection: most likely the database is away, which will close it.
                        failed -> context.runOnContext(now -> vertx.setTimer(PATIENCE, later -> check(attempt))));
    }

    private void notHeard(PgSubscriber attempt, String word) {
        if (word.equals(expected)) {
            lost(attempt, "what is notified does not arrive; is there a pooler in between?");
        }
    }

    private void heard(PgSubscriber attempt, String text) {
        if (!text.equals(expected)) {
            ear.heard(text);
        } else if (attempt == current) {
            expected = null;
            pause = FIRST_PAUSE;
            ear.hears();
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
        ear.deaf(why);
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

    /** Who listens. Called on one and the same event loop, which it must not block. */
    public interface Ear {

        /** Sends {@code text} on the channel, by the way that what is listened for is sent. */
        Uni<Void> tell(String text);

        /** What was notified, and now and then a word of another's check. */
        void heard(String text);

        /** From now on what is notified should be heard. What was notified until now may have been missed. */
        void begins();

        /** It was checked that what is notified is heard. Called after every check. */
        void hears();

        /** Nothing is heard at present, for the reason given. Called after every attempt. */
        void deaf(String why);
    }
}
