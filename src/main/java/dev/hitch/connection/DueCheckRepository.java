package dev.hitch.connection;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.hitch.application.ApplicationId;
import dev.hitch.credential.Sealed;

/** When each connection's credentials are checked. Moves neither its version nor its {@code updatedAt}. */
@ApplicationScoped
class DueCheckRepository {

    // One statement, so that no two replicas have the same; one that dies with it only delays it.
    private static final String CLAIM = """
            WITH due AS MATERIALIZED (
              SELECT id FROM connection WHERE status = 'connected' AND check_at <= $1 AND provider <> ALL ($4)
              ORDER BY check_at LIMIT $3 FOR UPDATE SKIP LOCKED)
            UPDATE connection c SET check_at = $2 FROM due WHERE c.id = due.id
            RETURNING c.id, c.application_id, c.provider, c.source_id, c.credentials_key_id, c.credentials_box, c.check_failures
            """;

    // Not where the lease has passed to somebody else, or something else has set the time.
    private static final String PLAN =
            "UPDATE connection SET check_at = $3, check_failures = $4 WHERE id = $1 AND check_at = $2";

    private final Pool pool;

    DueCheckRepository(Pool pool) {
        this.pool = pool;
    }

    /** Up to {@code limit} checks that are due, those due longest first, but none at the providers {@code paused}. */
    Uni<List<DueCheck>> claim(Instant now, Instant leasedUntil, int limit, List<String> paused) {
        Tuple parameters = Tuple.of(utc(now), utc(leasedUntil), limit, paused.toArray(String[]::new));
        return pool.preparedQuery(CLAIM).execute(parameters).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> check(row, leasedUntil))
                .toList());
    }

    /** Sets the time of the next check, unless {@code check} is no longer this replica's. */
    Uni<Void> plan(DueCheck check, Instant at, int failures) {
        Tuple parameters = Tuple.of(check.id().value(), utc(check.leasedUntil()), utc(at), failures);
        return pool.preparedQuery(PLAN).execute(parameters).replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static DueCheck check(Row row, Instant leasedUntil) {
        return new DueCheck(
                new ConnectionId(row.getString("id")),
                new ApplicationId(row.getString("application_id")),
                row.getString("provider"),
                row.getString("source_id"),
                new Sealed(
                        row.getString("credentials_key_id"),
                        row.getBuffer("credentials_box").getBytes()),
                leasedUntil,
                row.getInteger("check_failures"));
    }
}
