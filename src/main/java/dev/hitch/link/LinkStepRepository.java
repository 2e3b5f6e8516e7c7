package dev.hitch.link;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.ConnectionTrace;

/** The rows of steps that have made a connection. Written within the transaction of the session that is open. */
@ApplicationScoped
class LinkStepRepository implements ConnectionTrace {

    // Decides alone: of two at once, the second waits for the first and finds the step taken.
    private static final String TAKE = """
            INSERT INTO link_step (step_hash, connection_id, expires_at) VALUES (:hash, :connection, :expires)
            ON CONFLICT ON CONSTRAINT link_step_pkey DO NOTHING
            """;

    private static final String FIND = "SELECT connection_id FROM link_step WHERE step_hash = :hash";

    // A few at a time, so that nobody waits for it; more than one, so that the table shrinks.
    private static final String SWEEP = """
            DELETE FROM link_step WHERE step_hash IN (
              SELECT step_hash FROM link_step WHERE expires_at <= :now ORDER BY expires_at LIMIT 5 FOR UPDATE SKIP LOCKED)
            """;

    private static final String ERASE = "DELETE FROM link_step WHERE connection_id = :connection";

    /** Whether the step was free; it is the connection's from now on. */
    Uni<Boolean> take(byte[] step, ConnectionId connection, Instant expiresAt) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE)
                        .setParameter("hash", step)
                        .setParameter("connection", connection.value())
                        .setParameter("expires", expiresAt)
                        .executeUpdate())
                .map(rows -> rows > 0);
    }

    /** The connection that the step has made. */
    Uni<ConnectionId> find(byte[] step) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, String.class)
                        .setParameter("hash", step)
                        .getSingleResult())
                .map(ConnectionId::new);
    }

    /** Deletes some of the steps that are over. */
    Uni<Void> sweep(Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SWEEP)
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> erase(ConnectionId connection) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ERASE)
                        .setParameter("connection", connection.value())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
