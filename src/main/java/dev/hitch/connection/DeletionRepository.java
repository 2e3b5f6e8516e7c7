package dev.hitch.connection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Deletions whose time has come. */
@ApplicationScoped
class DeletionRepository {

    // One statement, so that no two replicas have the same; one that dies with it only delays it. From here on nothing
    // brings the
    // connection back.
    private static final String CLAIM = """
            WITH due AS MATERIALIZED (
              SELECT id FROM connection WHERE status IN ('pending_deletion', 'deleting') AND delete_after <= $1
              ORDER BY delete_after LIMIT $3 FOR UPDATE SKIP LOCKED)
            UPDATE connection c SET status = 'deleting', delete_after = $2, updated_at = $1, version = version + 1
            FROM due WHERE c.id = due.id
            RETURNING c.id
            """;

    private final Pool pool;

    DeletionRepository(Pool pool) {
        this.pool = pool;
    }

    /** Up to {@code limit} connections to erase now, those due longest first; they are {@code deleting}. */
    Uni<List<ConnectionId>> claim(Instant now, Instant leasedUntil, int limit) {
        Tuple parameters = Tuple.of(now.atOffset(ZoneOffset.UTC), leasedUntil.atOffset(ZoneOffset.UTC), limit);
        return pool.preparedQuery(CLAIM).execute(parameters).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new ConnectionId(row.getString(0)))
                .toList());
    }
}
