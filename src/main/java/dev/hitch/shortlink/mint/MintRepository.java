package dev.hitch.shortlink.mint;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.hitch.application.ApplicationId;
import dev.hitch.id.Ulids;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.ShortLinkId;
import dev.hitch.shortlink.mint.MintOutcome.Kind;

/** Inserts the rows of short links, unless there are live ones for the same requests. */
@ApplicationScoped
class MintRepository {

    // One statement, so that nothing can happen between finding no live link and inserting one. It returns no row for
    // a request in three rare cases: its code is taken, an expired link still holds its fingerprint, or another
    // request has committed the same link after this statement took its snapshot.
    // Two statements with the same links in another order do not deadlock: both insert in the order of the
    // fingerprints.
    // The parameters stand in sub-selects to hide their length from the planner. With it, every execution is planned
    // anew, because a plan for one row seems cheaper than the plan that is kept.
    private static final String MINT = """
            WITH asked AS (
              SELECT a.*, l.id AS live_id, l.code AS live_code, l.expires_at
              FROM unnest((SELECT $1::text[]), (SELECT $2::text[]), (SELECT $3::bytea[]), (SELECT $4::text[]))
                AS a (id, code, fingerprint, parameters)
              LEFT JOIN LATERAL (
                SELECT id, code, expires_at FROM short_link
                WHERE application_id = $5 AND fingerprint = a.fingerprint
                  AND revoked_at IS NULL AND retired_at IS NULL
                -- Makes the planner look up each of them by the index. Without statistics of the table it would compare
                -- all rows with all requests.
                OFFSET 0
              ) l ON l.expires_at > $7
            ), minted AS (
              INSERT INTO short_link (id, application_id, code, fingerprint, parameters, created_at, expires_at)
              SELECT id, $5, code, fingerprint, parameters::jsonb, $7, $6 FROM asked WHERE live_id IS NULL
              ORDER BY fingerprint
              ON CONFLICT DO NOTHING
              RETURNING fingerprint, id, code, expires_at
            )
            SELECT fingerprint, live_id AS id, live_code AS code, expires_at, true AS replayed
            FROM asked WHERE live_id IS NOT NULL
            UNION ALL
            SELECT fingerprint, id, code, expires_at, false FROM minted
            """;

    // Two statements with the same links do not deadlock: both lock them in the order of the fingerprints.
    private static final String RETIRE = """
            UPDATE short_link SET retired_at = $3
            WHERE id = ANY (ARRAY (
              SELECT id FROM short_link
              WHERE application_id = $1 AND fingerprint = ANY ($2)
                AND revoked_at IS NULL AND retired_at IS NULL AND expires_at <= $3
              ORDER BY fingerprint
              FOR UPDATE
            ))
            """;

    private static final HexFormat HEX = HexFormat.of();

    private final Pool pool;
    private final Ulids ulids;

    MintRepository(Pool pool, Ulids ulids) {
        this.pool = pool;
        this.ulids = ulids;
    }

    /**
     * For each request the live link with its fingerprint, or a new one with a code drawn from {@code codes}. The
     * database decides which, by its unique index.
     *
     * @param requests well-formed, each with another fingerprint
     * @return the outcomes by fingerprint; a request that is missing has to be repeated with another code, after
     *     {@link #retireExpired}
     */
    Uni<Map<String, MintOutcome>> mint(
            ApplicationId application,
            Collection<Mint> requests,
            Supplier<ShortCode> codes,
            Instant expiresAt,
            Instant now) {
        Tuple rows = Tuple.tuple()
                .addArrayOfString(
                        texts(requests, one -> ShortLinkId.next(ulids, now).value()))
                .addArrayOfString(texts(requests, one -> codes.get().value()))
                .addValue(fingerprints(requests))
                .addArrayOfString(texts(requests, Mint::json))
                .addString(application.value())
                .addOffsetDateTime(expiresAt.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(MINT).execute(rows).map(found -> {
            Map<String, MintOutcome> outcomes = new HashMap<>();
            found.forEach(row ->
                    outcomes.put(HEX.formatHex(row.getBuffer("fingerprint").getBytes()), outcome(row)));
            return outcomes;
        });
    }

    /** Lets the fingerprints of those {@code requests} whose link has expired be used by a new link. */
    Uni<Void> retireExpired(ApplicationId application, Collection<Mint> requests, Instant now) {
        Tuple parameters = Tuple.of(application.value(), fingerprints(requests), now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(RETIRE).execute(parameters).replaceWithVoid();
    }

    private static Buffer[] fingerprints(Collection<Mint> requests) {
        return requests.stream()
                .map(request -> Buffer.buffer(HEX.parseHex(request.fingerprint())))
                .toArray(Buffer[]::new);
    }

    private static String[] texts(Collection<Mint> requests, Function<Mint, String> text) {
        return requests.stream().map(text).toArray(String[]::new);
    }

    private static MintOutcome outcome(Row row) {
        return MintOutcome.of(
                row.getBoolean("replayed") ? Kind.REPLAYED : Kind.MINTED,
                new MintOutcome.Link(
                        new ShortLinkId(row.getString("id")),
                        new ShortCode(row.getString("code")),
                        row.getOffsetDateTime("expires_at").toInstant()));
    }
}
