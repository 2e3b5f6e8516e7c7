package dev.hitch.credential.reseal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.hitch.credential.Sealed;
import dev.hitch.credential.SealedColumn;

/** The boxes of all tables. Each statement is a transaction of its own. */
@ApplicationScoped
class SealedRepository {

    // One index step for each key, however many rows there are.
    private static final String KEY_IDS = """
            WITH RECURSIVE used (key_id) AS (
              SELECT min({key}) FROM {table} WHERE {box} IS NOT NULL
              UNION ALL
              SELECT (SELECT min({key}) FROM {table} WHERE {box} IS NOT NULL AND {key} > used.key_id)
              FROM used WHERE used.key_id IS NOT NULL
            )
            SELECT key_id FROM used WHERE key_id IS NOT NULL
            """;

    private static final String COUNTS =
            "SELECT {key}, count(*) FROM {table} WHERE {box} IS NOT NULL AND {key} IS NOT NULL GROUP BY {key}";

    // Written so that only the index over key and id gives this order: with old statistics the planner would scan
    // everything that is re-encrypted already.
    private static final String SEALED_WITH = """
            SELECT id, {box} FROM {table}
            WHERE {key} >= $1 AND {key} <= $1 AND ({key}, id) > ($1, $2) AND {box} IS NOT NULL
            ORDER BY {key}, id LIMIT $3
            """;

    // A box that has changed since it was read is newer than ours, and stays.
    private static final String REPLACE = """
            UPDATE {table} SET {key} = $1, {box} = new.box
            FROM unnest($2::text[], $3::bytea[], $4::bytea[]) AS new (id, old_box, box)
            WHERE {table}.id = new.id AND {table}.{key} = $5 AND {table}.{box} = new.old_box
            """;

    private final Pool pool;

    SealedRepository(Pool pool) {
        this.pool = pool;
    }

    /** The ids of the keys that anything is sealed with. */
    Uni<List<String>> keyIds(SealedColumn column) {
        return pool.preparedQuery(sql(KEY_IDS, column))
                .execute()
                .map(rows -> list(rows).stream().map(row -> row.getString(0)).toList());
    }

    /** How many boxes there are of each key. Looks at all of them. */
    Uni<Map<String, Long>> counts(SealedColumn column) {
        return pool.preparedQuery(sql(COUNTS, column)).execute().map(rows -> {
            Map<String, Long> counts = new TreeMap<>();
            rows.forEach(row -> counts.put(row.getString(0), row.getLong(1)));
            return counts;
        });
    }

    /**
     * The first {@code limit} boxes of the key {@code keyId} whose rows come after {@code after}, in the order of their
     * ids.
     */
    Uni<List<Box>> sealedWith(SealedColumn column, String keyId, String after, int limit) {
        return pool.preparedQuery(sql(SEALED_WITH, column))
                .execute(Tuple.of(keyId, after, limit))
                .map(rows -> list(rows).stream()
                        .map(row -> new Box(
                                row.getString(0), (Buffer) row.getDelegate().getValue(1)))
                        .toList());
    }

    /**
     * Puts {@code renewed}, sealed with {@code to}, in the place of {@code old}, sealed with {@code from}; each with
     * the same rows in the same order.
     *
     * @return how many were replaced: all but those that somebody else has changed meanwhile
     */
    Uni<Integer> replace(SealedColumn column, String from, List<Box> old, String to, List<Box> renewed) {
        Tuple values =
                Tuple.of(to, old.stream().map(Box::id).toArray(String[]::new), contents(old), contents(renewed), from);
        return pool.preparedQuery(sql(REPLACE, column)).execute(values).map(RowSet::rowCount);
    }

    private static String sql(String statement, SealedColumn column) {
        return statement
                .replace("{table}", column.table())
                .replace("{key}", column.keyId())
                .replace("{box}", column.box());
    }

    private static Buffer[] contents(List<Box> boxes) {
        return boxes.stream().map(Box::content).toArray(Buffer[]::new);
    }

    private static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    /**
     * The box of one row.
     *
     * @param id of the row
     * @param content nonce, cipher text and tag
     */
    record Box(String id, Buffer content) {

        /** The box of the same row with {@code sealed} in it. */
        Box with(Sealed sealed) {
            return new Box(id, Buffer.buffer(sealed.box()));
        }

        Sealed sealedWith(String keyId) {
            return new Sealed(keyId, content.getBytes());
        }
    }
}
