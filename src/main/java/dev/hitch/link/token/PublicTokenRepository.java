package dev.hitch.link.token;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import dev.hitch.application.ApplicationId;
import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.ErasedWithConnection;
import dev.hitch.id.SecretToken;
import dev.hitch.id.Sha256;

/** The rows of public tokens. Everything runs in the transaction that is open. */
@ApplicationScoped
class PublicTokenRepository implements ErasedWithConnection {

    private static final String INSERT = """
            INSERT INTO public_token (token_hash, application_id, connection_id, state_hash, created_at, expires_at)
            VALUES (:hash, :application, :connection, decode(NULLIF(:state, ''), 'hex'), :now, :expires)
            """;

    // Of two at once, the second waits until the first has committed, and finds the token used.
    private static final String USE = """
            UPDATE public_token SET used_at = :now
            WHERE token_hash = :hash AND application_id = :application AND used_at IS NULL AND expires_at > :now
              AND (:state = '' OR state_hash = decode(:state, 'hex'))
            RETURNING connection_id
            """;

    // A few at a time, so that no form waits for it; more than one, so that the table shrinks.
    private static final String SWEEP = """
            DELETE FROM public_token WHERE token_hash IN (
              SELECT token_hash FROM public_token WHERE expires_at <= :now ORDER BY expires_at LIMIT 5 FOR UPDATE SKIP LOCKED)
            """;

    private static final String ERASE = "DELETE FROM public_token WHERE connection_id = :connection";

    /**
     * Stores a token.
     *
     * @param state the state of its page, or null
     */
    Uni<Void> insert(
            ApplicationId application,
            ConnectionId connection,
            SecretToken token,
            String state,
            Instant now,
            Instant expiresAt) {
        Map<String, Object> row = Map.of(
                "hash", token.hash(),
                "application", application.value(),
                "connection", connection.value(),
                "state", hash(state),
                "now", now,
                "expires", expiresAt);
        return execute(INSERT, row);
    }

    // In hexadecimal, and empty for none: a parameter that is null has no type.
    private static String hash(String state) {
        return state == null ? "" : HexFormat.of().formatHex(Sha256.of(state));
    }

    /** Deletes some of the tokens that have expired. */
    Uni<Void> sweep(Instant now) {
        return execute(SWEEP, Map.of("now", now));
    }

    /**
     * Marks the token used. Its connection; null where it is unknown, another application's, expired or used, or its
     * page had another state than {@code state}, unless that is null.
     */
    Uni<ConnectionId> use(ApplicationId application, SecretToken token, String state, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(USE, String.class)
                        .setParameter("hash", token.hash())
                        .setParameter("application", application.value())
                        .setParameter("state", hash(state))
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
