package dev.hitch.link.secret;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.hitch.application.ApplicationId;
import dev.hitch.credential.Sealed;

/** The rows of link secrets. Each statement is a transaction of its own. */
@ApplicationScoped
class LinkSecretRepository {

    private static final String VALID = """
            SELECT id, secret_key_id, secret_box FROM link_secret
            WHERE application_id = $1 AND (valid_until IS NULL OR valid_until > $2) ORDER BY valid_until NULLS FIRST
            """;

    // Whoever comes second at the same moment stores nothing.
    private static final String CREATE = """
            INSERT INTO link_secret (id, application_id, secret_key_id, secret_box, created_at) VALUES ($2, $1, $3, $4, $5)
            ON CONFLICT (application_id) WHERE valid_until IS NULL DO NOTHING
            """;

    // The count makes the old one be marked before the new one is stored.
    private static final String ROTATE = """
            WITH gone AS (
              DELETE FROM link_secret WHERE application_id = $1 AND valid_until IS NOT NULL),
            old AS (
              UPDATE link_secret SET valid_until = $6 WHERE application_id = $1 AND valid_until IS NULL RETURNING id)
            INSERT INTO link_secret (id, application_id, secret_key_id, secret_box, created_at)
            SELECT $2, $1, $3, $4, $5 FROM (SELECT count(*) FROM old) AS marked
            ON CONFLICT (application_id) WHERE valid_until IS NULL DO NOTHING
            """;

    private final Pool pool;

    LinkSecretRepository(Pool pool) {
        this.pool = pool;
    }

    /** A secret as it is stored. */
    record Stored(String id, Sealed sealed) {}

    /** The application's secrets that are valid at {@code now}, the present one first. */
    Uni<List<Stored>> valid(ApplicationId application, Instant now) {
        return pool.preparedQuery(VALID)
                .mapping(row -> new Stored(
                        row.getString("id"),
                        new Sealed(
                                row.getString("secret_key_id"),
                                row.getBuffer("secret_box").getBytes())))
                .execute(Tuple.of(application.value(), utc(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Stores the application's first secret, unless it has one. */
    Uni<Void> create(ApplicationId application, Stored secret, Instant now) {
        return pool.preparedQuery(CREATE).execute(row(application, secret, now)).replaceWithVoid();
    }

    /** Stores a secret in the place of the present one, which stays valid until {@code validUntil}. */
    Uni<Void> rotate(ApplicationId application, Stored secret, Instant now, Instant validUntil) {
        return pool.preparedQuery(ROTATE)
                .execute(row(application, secret, now).addValue(utc(validUntil)))
                .replaceWithVoid();
    }

    private static Tuple row(ApplicationId application, Stored secret, Instant now) {
        return Tuple.of(
                application.value(),
                secret.id(),
                secret.sealed().keyId(),
                Buffer.buffer(secret.sealed().box()),
                utc(now));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
