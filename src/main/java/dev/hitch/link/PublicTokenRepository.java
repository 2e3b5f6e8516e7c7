package dev.hitch.link;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;
import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.ConnectionTrace;

/** The rows of public tokens. Written within the transaction of the session that is open. */
@ApplicationScoped
class PublicTokenRepository implements ConnectionTrace {

    private static final String INSERT = """
            INSERT INTO public_token (token_hash, application_id, connection_id, created_at, expires_at)
            VALUES (:hash, :application, :connection, :now, :expires)
            """;

    // Decides alone: of two at once, the second waits for the first, looks again and finds it used.
    private static final String USE = """
            UPDATE public_token SET used_at = :now
            WHERE token_hash = :hash AND application_id = :application AND used_at IS NULL AND expires_at > :now
            RETURNING connection_id
            """;

    // A few at a time, so that whoever makes a token waits for nothing; more than one, so that the table shrinks.
    private static final String SWEEP = """
            DELETE FROM public_token WHERE token_hash IN (
              SELECT token_hash FROM public_token WHERE expires_at <= :now ORDER BY expires_at LIMIT 5 FOR UPDATE SKIP LOCKED)
            """;

    private static final String ERASE = "DELETE FROM public_token WHERE connection_id = :connection";

    Uni<Void> insert(
            ApplicationId application, ConnectionId connection, PublicToken token, Instant now, Instant expiresAt) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("hash", token.hash())
                        .setParameter("application", application.value())
                        .setParameter("connection", connection.value())
                        .setParameter("now", now)
                        .setParameter("expires", expiresAt)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Deletes some of the tokens that are over. */
    Uni<Void> sweep(Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SWEEP)
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Marks the application's token used. Its connection, or null where it is unknown, another's, over or used. */
    Uni<ConnectionId> use(ApplicationId application, PublicToken token, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(USE, String.class)
                        .setParameter("hash", token.hash())
                        .setParameter("application", application.value())
                        .setParameter("now", now)
                        .getSingleResultOrNull())
                .map(id -> id == null ? null : new ConnectionId(id));
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
