package dev.hitch.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.telemetry.Metrics;

/** Erases connections whose grace is over. */
@ApplicationScoped
class Deletion {

    private static final Logger LOG = Logger.getLogger(Deletion.class);

    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final DeletionRepository deletions;
    private final DeletionService service;
    private final MeterRegistry meters;
    private final Clock clock;

    Deletion(DeletionRepository deletions, DeletionService service, MeterRegistry meters, Clock clock) {
        this.deletions = deletions;
        this.service = service;
        this.meters = meters;
        this.clock = clock;
    }

    /** Erases what is due, until nothing is. */
    Uni<Void> run() {
        Instant now = clock.instant();
        return deletions
                .claim(now, now.plus(LEASE), BATCH)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : InTurn.each(due, this::erase).chain(this::run));
    }

    /** Erases one; where that fails, it is due again when its lease is over. */
    private Uni<Void> erase(ConnectionId id) {
        return service.erase(id)
                .invoke(() -> count("erased"))
                .onFailure()
                .invoke(failure -> {
                    count("failed");
                    LOG.errorf(failure, "The deletion of %s", id);
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void count(String outcome) {
        meters.counter(Metrics.CONNECTION_DELETIONS, Metrics.OUTCOME, outcome).increment();
    }
}
