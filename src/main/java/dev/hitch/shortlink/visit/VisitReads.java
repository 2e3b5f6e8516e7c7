package dev.hitch.shortlink.visit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.netty.util.concurrent.FastThreadLocal;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import dev.hitch.shortlink.visit.VisitService.Visit;

/**
 * Reads links by their codes, many with one statement: what is asked for while two statements of this event loop are
 * under way is read by the next one. One that is asked for alone waits for nobody. Also knows whether the database is
 * away.
 */
@ApplicationScoped
class VisitReads {

    /** A statement that takes longer has failed. */
    static final Duration DEADLINE = Duration.ofSeconds(2);

    private static final int UNDER_WAY = 2;
    private static final int MOST_AT_ONCE = 256;
    private static final long TRIED_EVERY = Duration.ofSeconds(1).toNanos();

    private final Vertx vertx;
    private final Function<Collection<String>, Uni<Map<String, Visit>>> find;
    private final LongSupplier nanos;
    private final FastThreadLocal<Loop> loops = new FastThreadLocal<>() {
        @Override
        protected Loop initialValue() {
            return new Loop();
        }
    };
    private volatile boolean away;
    private final AtomicLong nextTry = new AtomicLong();

    @Inject
    VisitReads(Vertx vertx, VisitRepository links) {
        this(vertx, links::find, System::nanoTime);
    }

    VisitReads(Vertx vertx, Function<Collection<String>, Uni<Map<String, Visit>>> find, LongSupplier nanos) {
        this.vertx = vertx;
        this.find = find;
        this.nanos = nanos;
    }

    /**
     * What a visit has to know of the link with {@code code}; a null item where there is none. To be subscribed to on
     * an event loop.
     */
    Uni<Visit> read(String code) {
        return Uni.createFrom()
                .emitter(emitter -> loops.get().ask(new Waiting(code, emitter, vertx.getOrCreateContext())));
    }

    /** Whether the last statement failed or missed its deadline; false once a second, to see whether that is over. */
    boolean away() {
        if (!away) {
            return false;
        }
        long now = nanos.getAsLong();
        long due = nextTry.get();
        return now - due < 0 || !nextTry.compareAndSet(due, now + TRIED_EVERY);
    }

    private void seen(boolean failed) {
        if (failed && !away) {
            nextTry.set(nanos.getAsLong() + TRIED_EVERY);
        }
        away = failed;
    }

    /** What is asked for on one event loop. */
    private final class Loop {

        private final Queue<Waiting> waiting = new ArrayDeque<>();
        private int underWay;
        private boolean due;

        // At the end of what the event loop is doing, when everything that has just arrived is here.
        void ask(Waiting asked) {
            waiting.add(asked);
            if (!due && underWay < UNDER_WAY) {
                due = true;
                asked.context.runOnContext(now -> flush());
            }
        }

        private void flush() {
            due = false;
            while (underWay < UNDER_WAY && !waiting.isEmpty()) {
                List<Waiting> batch = new ArrayList<>();
                while (batch.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
                    batch.add(waiting.remove());
                }
                underWay++;
                new Statement(this, batch).send();
            }
        }
    }

    private final class Statement {

        private final Loop loop;
        private final List<Waiting> batch;
        private final long limit;
        private Cancellable answer;
        private boolean ended;

        Statement(Loop loop, List<Waiting> batch) {
            this.loop = loop;
            this.batch = batch;
            this.limit = vertx.setTimer(DEADLINE.toMillis(), late -> {
                answer.cancel();
                failed(new TimeoutException("The database did not answer in time"));
            });
        }

        void send() {
            List<String> codes = batch.stream().map(Waiting::code).distinct().collect(Collectors.toList());
            answer = find.apply(codes).subscribe().with(this::found, this::failed);
        }

        private void found(Map<String, Visit> links) {
            if (end(false)) {
                batch.forEach(one -> one.answer(links.get(one.code)));
            }
        }

        private void failed(Throwable failure) {
            if (end(true)) {
                batch.forEach(one -> one.fail(failure));
            }
        }

        private boolean end(boolean failed) {
            if (ended) {
                return false;
            }
            ended = true;
            vertx.cancelTimer(limit);
            seen(failed);
            loop.underWay--;
            loop.flush();
            return true;
        }
    }

    // Each is answered in its own context: that has the request's id and identity.
    private record Waiting(String code, UniEmitter<? super Visit> emitter, Context context) {

        void answer(Visit visit) {
            context.runOnContext(now -> emitter.complete(visit));
        }

        void fail(Throwable failure) {
            context.runOnContext(now -> emitter.fail(failure));
        }
    }
}
