package dev.hitch.shortlink.visit;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.hitch.shortlink.visit.VisitCounter.VisitCount;

/** Writes the counts in the rows of short links, and no other column: their version stays. */
@ApplicationScoped
class VisitCountRepository {

    // Locks in the order of the codes, so that two replicas that count the same links do not deadlock.
    private static final String ADD = """
            WITH counted AS (
              SELECT l.id, c.opens, c.last_opened_at, c.completions
              FROM unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::bigint[])
                AS c (code, opens, last_opened_at, completions)
              JOIN short_link l USING (code)
              ORDER BY code
              FOR NO KEY UPDATE OF l
            )
            UPDATE short_link l
            SET opens = l.opens + c.opens,
                last_opened_at = greatest(l.last_opened_at, c.last_opened_at),
                completions = l.completions + c.completions
            FROM counted c
            WHERE l.id = c.id
            """;

    private final Pool pool;

    VisitCountRepository(Pool pool) {
        this.pool = pool;
    }

    /** Adds to the counts of the links with these codes. */
    Uni<Void> add(Map<String, VisitCount> counts) {
        Collection<VisitCount> values = counts.values();
        Tuple columns = Tuple.tuple()
                .addArrayOfString(counts.keySet().toArray(String[]::new))
                .addArrayOfLong(values.stream().map(VisitCount::opens).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(
                        values.stream().map(VisitCountRepository::lastOpenedAt).toArray(OffsetDateTime[]::new))
                .addArrayOfLong(values.stream().map(VisitCount::completions).toArray(Long[]::new));
        return pool.preparedQuery(ADD).execute(columns).replaceWithVoid();
    }

    private static OffsetDateTime lastOpenedAt(VisitCount count) {
        return count.lastOpenedAt() == null ? null : count.lastOpenedAt().atOffset(ZoneOffset.UTC);
    }
}
