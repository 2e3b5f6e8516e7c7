package dev.hitch.shortlink;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.hitch.application.ApplicationId;
import dev.hitch.id.Ulids;

/** The rows of short links. */
@ApplicationScoped
class ShortLinkRepository implements PanacheRepositoryBase<ShortLink, String> {

    // One statement, so that nothing can come between finding no live link and making one. It returns no row in two
    // rare cases:
    // the code is taken, or another request committed the same link after this statement took its snapshot.
    private static final String UPSERT = """
            WITH retired AS (
              UPDATE short_link SET retired_at = $7
              WHERE application_id = $2 AND fingerprint = $4 AND revoked_at IS NULL AND retired_at IS NULL AND expires_at <= $7
              RETURNING id
            ), live AS (
              SELECT id, code, expires_at FROM short_link
              WHERE application_id = $2 AND fingerprint = $4 AND revoked_at IS NULL AND retired_at IS NULL AND expires_at > $7
            ), minted AS (
              INSERT INTO short_link (id, application_id, code, fingerprint, parameters, created_at, expires_at)
              SELECT $1, $2, $3, $4, $5::text::jsonb, $7, $6
              -- Counting makes the retirement happen first: an expired row would still hold the fingerprint.
              WHERE NOT EXISTS (SELECT FROM live) AND (SELECT count(*) FROM retired) >= 0
              ON CONFLICT DO NOTHING
              RETURNING id, code, expires_at
            )
            SELECT id, code, expires_at, true AS replayed FROM live
            UNION ALL
            SELECT id, code, expires_at, false FROM minted
            """;

    private final Pool pool;
    private final Ulids ulids;

    ShortLinkRepository(Pool pool, Ulids ulids) {
        this.pool = pool;
        this.ulids = ulids;
    }

    /**
     * The live link with this fingerprint, or a new one with this code. The database decides which, by its unique index.
     *
     * @return null where another attempt with another code is needed
     */
    Uni<Minted> upsert(
            ApplicationId application, LinkParameters parameters, ShortCode code, Instant expiresAt, Instant now) {
        Tuple row = Tuple.tuple()
                .addString(ShortLinkId.next(ulids, now).value())
                .addString(application.value())
                .addString(code.value())
                .addBuffer(Buffer.buffer(parameters.fingerprint()))
                .addString(parameters.json())
                .addOffsetDateTime(expiresAt.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(UPSERT).execute(row).map(ShortLinkRepository::minted);
    }

    private static Minted minted(RowSet<Row> rows) {
        return rows.size() == 0 ? null : minted(rows.iterator().next());
    }

    static Minted minted(Row row) {
        OffsetDateTime expiresAt = row.getOffsetDateTime("expires_at");
        return new Minted(
                new ShortLinkId(row.getString("id")),
                new ShortCode(row.getString("code")),
                expiresAt.toInstant(),
                row.getBoolean("replayed"));
    }

    /** The link with this code, or null. The one query without an application: a visitor does not know whose code it is. */
    Uni<ShortLink> findByCode(ShortCode code) {
        return find("code", code.value()).firstResult();
    }
}
