package dev.hitch.connection;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;

/** Takes requests to delete connections, and erases one for good. */
@ApplicationScoped
class DeletionService {

    private final ConnectionRepository connections;
    private final List<ConnectionTrace> traces;
    private final ConnectionConfig config;
    private final Clock clock;

    DeletionService(
            ConnectionRepository connections, @All List<ConnectionTrace> traces, ConnectionConfig config, Clock clock) {
        this.connections = connections;
        this.traces = traces;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Has the connection that {@code token} names deleted once its grace is over.
     *
     * @return when that is; or fails with {@code forbidden}
     */
    @WithTransaction
    Uni<Instant> request(ApplicationId application, String token) {
        return connections
                .lockByToken(application, token)
                .onItem()
                .ifNull()
                .failWith(ConnectionErrors::unknownToken)
                .invoke(connection -> connection.delete(clock.instant(), config.deletionGrace()))
                .call(connections::flush)
                .map(connection -> connection.deleteAfter);
    }

    /** Erases the connection {@code id}, which is being deleted, and every trace of it; nothing where somebody else did. */
    @WithTransaction
    Uni<Void> erase(ConnectionId id) {
        return connections.lockDeleting(id).onItem().ifNotNull().transformToUni(connection -> InTurn.each(
                        traces, trace -> trace.erase(id))
                .invoke(() -> connection.erase(clock.instant()))
                .call(connections::flush));
    }
}
