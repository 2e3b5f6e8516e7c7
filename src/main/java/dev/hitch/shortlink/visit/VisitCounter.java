package dev.hitch.shortlink.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.shortlink.ShortCode;

/**
 * Counts in memory how often links are opened and lead to a connection, and writes the counts in the background: no
 * visitor waits for the database, and none is refused because of it. What cannot be written is kept and written later.
 */
@ApplicationScoped
public class VisitCounter {

    private static final Logger LOG = Logger.getLogger(VisitCounter.class);
    private static final int MOST_AT_ONCE = 5000;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

    private final Map<String, VisitCount> counts = new ConcurrentHashMap<>();
    private final LongAdder uncounted = new LongAdder();
    private final VisitCountRepository rows;
    private final int size;
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

    VisitCounter(VisitCountRepository rows, VisitConfig config) {
        this.rows = rows;
        this.size = config.countSize();
    }

    /** A person was sent to Link. */
    void opened(ShortCode code, Instant now) {
        count(code.value(), VisitCount.opened(now));
    }

    /** Link, opened by the code that was {@code typed}, led to a connection. */
    public void completed(String typed) {
        ShortCode.parse(typed).ifPresent(code -> count(code.value(), VisitCount.COMPLETED));
    }

    private void count(String code, VisitCount count) {
        if (counts.size() < size || counts.containsKey(code)) {
            counts.merge(code, count, VisitCount::plus);
        } else {
            uncounted.increment();
        }
    }

    @Scheduled(every = "${hitch.visit.count-interval}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return flush().onFailure().recoverWithItem(failure -> {
            LOG.warnf("Visits could not be counted and are kept: %s", failure.getMessage());
            return null;
        });
    }

    /**
     * Writes the last counts, after the requests in flight. Blocks on purpose: ShutdownEvent does not run on an event
     * loop.
     */
    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        try {
            flush().onFailure()
                    .retry()
                    .withBackOff(PAUSE)
                    .expireIn(LAST_CHANCE.toMillis())
                    .subscribeAsCompletionStage()
                    .get(LAST_CHANCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            LOG.errorf(failed, "The last visits, of %d links and more, were not counted", counts.size());
        }
    }

    /**
     * Writes everything that was counted until now, once the present write has ended. What cannot be written is kept.
     */
    Uni<Void> flush() {
        return Uni.createFrom().completionStage(this::afterTheLast);
    }

    private synchronized CompletableFuture<Void> afterTheLast() {
        writing = writing.exceptionally(kept -> null).thenCompose(done -> write().subscribeAsCompletionStage());
        return writing;
    }

    private Uni<Void> write() {
        warn();
        Map<String, VisitCount> some = take();
        if (some.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return rows.add(some)
                .onFailure()
                .invoke(() -> some.forEach((code, count) -> counts.merge(code, count, VisitCount::plus)))
                .chain(() -> some.size() < MOST_AT_ONCE ? Uni.createFrom().voidItem() : write());
    }

    private Map<String, VisitCount> take() {
        Map<String, VisitCount> some = new HashMap<>();
        for (String code : counts.keySet()) {
            if (some.size() == MOST_AT_ONCE) {
                break;
            }
            some.put(code, counts.remove(code));
        }
        return some;
    }

    private void warn() {
        long lost = uncounted.sumThenReset();
        if (lost > 0) {
            LOG.errorf("%d visits were not counted: more than %d links are waiting to be written", lost, size);
        }
    }

    /**
     * The counts of one link since they were last written.
     *
     * @param opens how often a person opened it
     * @param lastOpenedAt when that was last, or null
     * @param completions how often that led to a connection
     */
    record VisitCount(long opens, Instant lastOpenedAt, long completions) {

        static final VisitCount COMPLETED = new VisitCount(0, null, 1);

        static VisitCount opened(Instant now) {
            return new VisitCount(1, now, 0);
        }

        VisitCount plus(VisitCount other) {
            return new VisitCount(
                    opens + other.opens, later(lastOpenedAt, other.lastOpenedAt), completions + other.completions);
        }

        private static Instant later(Instant one, Instant other) {
            return one == null || other != null && other.isAfter(one) ? other : one;
        }
    }
}
