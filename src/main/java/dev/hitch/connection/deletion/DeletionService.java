package dev.hitch.connection.deletion;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.ConnectionWriteService;
import dev.hitch.connection.ErasedWithConnection;
import dev.hitch.telemetry.Metrics;

/** Erases connections whose grace period is over. */
@ApplicationScoped
class DeletionService {

    private static final Logger LOG = Logger.getLogger(DeletionService.class);

    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final ConnectionWriteService connections;
    private final List<ErasedWithConnection> others;
    private final MeterRegistry meters;
    private final Clock clock;

    DeletionService(
            ConnectionWriteService connections,
            @All List<ErasedWithConnection> others,
            MeterRegistry meters,
            Clock clock) {
        this.connections = connections;
        this.others = others;
        this.meters = meters;
        this.clock = clock;
    }

    /** Erases what is due, until nothing is. */
    @Scheduled(
            identity = "connection-deletion",
            every = "${hitch.connection.tick}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return claim(BATCH)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : inTurn(Multi.createFrom().iterable(due).map(this::eraseOrLog))
                                .chain(this::run));
    }

    Uni<List<ConnectionId>> claim(int limit) {
        return connections.beginErasing(clock.instant().plus(LEASE), limit);
    }

    /** Never fails. Where erasing fails, it is due again when its lease is over. */
    private Uni<Void> eraseOrLog(ConnectionId id) {
        return erase(id)
                .invoke(() -> count("erased"))
                .onFailure()
                .invoke(failure -> {
                    count("failed");
                    LOG.errorf(failure, "The deletion of %s", id);
                })
                .onFailure()
                .recoverWithNull();
    }

    /** Erases the connection and all that other features store about it; nothing where another replica has done so. */
    @WithTransaction
    Uni<Void> erase(ConnectionId id) {
        return connections
                .erase(id)
                .chain(erased -> erased
                        ? inTurn(Multi.createFrom().iterable(others).map(other -> other.erase(id)))
                        : Uni.createFrom().voidItem());
    }

    // Not at once: they share the database session of this context.
    private static Uni<Void> inTurn(Multi<Uni<Void>> work) {
        return work.onItem()
                .transformToUniAndConcatenate(one -> one)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void count(String outcome) {
        meters.counter(Metrics.CONNECTION_DELETIONS, Metrics.OUTCOME, outcome).increment();
    }
}
