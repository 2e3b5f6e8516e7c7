package dev.hitch.link.flow;

import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.ErasedWithConnection;
import dev.hitch.link.flow.Steps.Step;

/** The rows of steps that have made a connection. Everything runs in the transaction that is open. */
@ApplicationScoped
class StepRepository implements ErasedWithConnection {

    // Of two at once, the second waits here until the first has committed, and finds the step taken.
    private static final String TAKE = """
            INSERT INTO link_step (step_hash, expires_at) VALUES (:hash, :expires)
            ON CONFLICT ON CONSTRAINT link_step_pkey DO NOTHING
            """;

    private static final String MADE = "UPDATE link_step SET connection_id = :connection WHERE step_hash = :hash";

    private static final String FIND = "SELECT connection_id FROM link_step WHERE step_hash = :hash";

    // A few at a time, so that no form waits for it; more than one, so that the table shrinks.
    private static final String SWEEP = """
            DELETE FROM link_step WHERE step_hash IN (
              SELECT step_hash FROM link_step WHERE expires_at <= :now ORDER BY expires_at LIMIT 5 FOR UPDATE SKIP LOCKED)
            """;

    private static final String ERASE = "DELETE FROM link_step WHERE connection_id = :connection";

    /**
     * Whether the step was free. From then on it is taken, unless the transaction fails; {@link #made} says by what.
     */
    Uni<Boolean> take(Step step, Instant expiresAt) {
        return execute(TAKE, Map.of("hash", step.hash(), "expires", expiresAt)).map(rows -> rows > 0);
    }

    /** Remembers the connection that the taken step has made. */
    Uni<Void> made(Step step, ConnectionId connection) {
        return execute(MADE, Map.of("hash", step.hash(), "connection", connection.value()))
                .replaceWithVoid();
    }

    /** The connection that the step has made. */
    Uni<ConnectionId> find(Step step) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, String.class)
                        .setParameter("hash", step.hash())
                        .getSingleResult())
                .map(ConnectionId::new);
    }

    /** Deletes some of the steps that have expired. */
    Uni<Void> sweep(Instant now) {
        return execute(SWEEP, Map.of("now", now)).replaceWithVoid();
    }

    @Override
    public Uni<Void> erase(ConnectionId connection) {
        return execute(ERASE, Map.of("connection", connection.value())).replaceWithVoid();
    }

    private static Uni<Integer> execute(String sql, Map<String, Object> parameters) {
        return Panache.getSession().chain(session -> {
            Mutiny.Query<?> query = session.createNativeQuery(sql);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }
}
