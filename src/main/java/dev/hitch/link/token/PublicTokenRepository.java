package dev.hitch.link.token;

import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import dev.hitch.application.ApplicationId;
import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.ErasedWithConnection;
import dev.hitch.id.SecretToken;

/** The rows of public tokens. Everything runs in the transaction that is open. */
@ApplicationScoped
class PublicTokenRepository implements ErasedWithConnection {

    private static final String INSERT = """
            INSERT INTO public_token (token_hash, application_id, connection_id, created_at, expires_at)
            VALUES (:hash, :application, :connection, :now, :expires)
            """;

    // Of two at once, the second waits until the first has committed, and finds the token used.
    private static final String USE = """
            UPDATE public_token SET used_at = :now
            WHERE token_hash = :hash AND application_id = :application AND used_at IS NULL AND expires_at > :now
            RETURNING connection_id
            """;

    // A few at a time, so that no form waits for it; more than one, so that the table shrinks.
    private static final String SWEEP = """
            DELETE FROM public_token WHERE token_hash IN (
              SELECT token_hash FROM public_token WHERE expires_at <= :now ORDER BY expires_at LIMIT 5 FOR UPDATE SKIP LOCKED)
            """;

    private static final String ERASE = "DELETE FROM public_token WHERE connection_id = :connection";

    Uni<Void> insert(
            ApplicationId application, ConnectionId connection, SecretToken token, Instant now, Instant expiresAt) {
        Map<String, Object> row = Map.of(
                "hash", token.hash(),
                "application", application.value(),
                "connection", connection.value(),
                "now", now,
                "expires", expiresAt);
        return execute(INSERT, row);
    }

    /** Deletes some of the tokens that have expired. */
    Uni<Void> sweep(Instant now) {
        return execute(SWEEP, Map.of("now", now));
    }

    /** Marks the token used. Its connection; null where it is unknown, another application's, expired or used. */
    Uni<ConnectionId> use(ApplicationId application, SecretToken token, Instant now) {
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
        return execute(ERASE, Map.of("connection", connection.value()));
    }

    private static Uni<Void> execute(String sql, Map<String, Object> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    Mutiny.Query<?> query = session.createNativeQuery(sql);
                    parameters.forEach(query::setParameter);
                    return query.executeUpdate();
                })
                .replaceWithVoid();
    }
}
