package dev.hitch.shortlink;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.hitch.application.ApplicationId;
import dev.hitch.id.Ulids;

/** The rows of many short links at once. */
@ApplicationScoped
class ShortLinkBatchRepository {

    // ShortLinkRepository's statement for many. Two of these with the same links in another order do not wait for each
    // other in a
    // circle: each first locks the expired rows, then takes the fingerprints, both in the order of the fingerprints.
    private static final String UPSERT = """
            WITH asked AS (
              SELECT id, code, decode(fingerprint, 'hex') AS fingerprint, parameters
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS a (id, code, fingerprint, parameters)
            ), found AS (
              SELECT l.fingerprint, l.id, l.code, l.expires_at FROM asked a CROSS JOIN LATERAL (
                SELECT l.fingerprint, l.id, l.code, l.expires_at FROM short_link l
                WHERE l.application_id = $5 AND l.fingerprint = a.fingerprint AND l.revoked_at IS NULL AND l.retired_at IS NULL
                -- Looks each of them up by the index. A planner that does not know yet how many links there are would rather
                -- compare all of them with all that are asked for.
                OFFSET 0
              ) l
            ), expired AS (
              SELECT id FROM short_link
              WHERE id = ANY (ARRAY (SELECT id FROM found WHERE expires_at <= $7)) AND revoked_at IS NULL AND retired_at IS NULL
              ORDER BY fingerprint
              FOR UPDATE
            ), retired AS (
              UPDATE short_link SET retired_at = $7 WHERE id = ANY (ARRAY (SELECT id FROM expired))
              RETURNING id
            ), live AS (
              SELECT fingerprint, id, code, expires_at FROM found WHERE expires_at > $7
            ), minted AS (
              INSERT INTO short_link (id, application_id, code, fingerprint, parameters, created_at, expires_at)
              SELECT id, $5, code, fingerprint, parameters::jsonb, $7, $6 FROM asked
              -- Counting makes the retirement happen first: an expired row would still hold the fingerprint.
              WHERE fingerprint NOT IN (SELECT fingerprint FROM live) AND (SELECT count(*) FROM retired) >= 0
              ORDER BY fingerprint
              ON CONFLICT DO NOTHING
              RETURNING fingerprint, id, code, expires_at
            )
            SELECT encode(fingerprint, 'hex') AS fingerprint, id, code, expires_at, true AS replayed FROM live
            UNION ALL
            SELECT encode(fingerprint, 'hex'), id, code, expires_at, false FROM minted
            """;

    private final Pool pool;
    private final Ulids ulids;

    ShortLinkBatchRepository(Pool pool, Ulids ulids) {
        this.pool = pool;
        this.ulids = ulids;
    }

    /**
     * For each fingerprint, in hexadecimal, the live link that has it, or a new one with a code drawn from {@code codes}.
     *
     * @return those found or minted, by fingerprint; what is missing needs another attempt with another code
     */
    Uni<Map<String, Minted>> upsert(
            ApplicationId application,
            Map<String, LinkParameters> asked,
            Supplier<ShortCode> codes,
            Instant expiresAt,
            Instant now) {
        Tuple rows = Tuple.tuple()
                .addArrayOfString(
                        texts(asked, one -> ShortLinkId.next(ulids, now).value()))
                .addArrayOfString(texts(asked, one -> codes.get().value()))
                .addArrayOfString(asked.keySet().toArray(String[]::new))
                .addArrayOfString(texts(asked, LinkParameters::json))
                .addString(application.value())
                .addOffsetDateTime(expiresAt.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(UPSERT).execute(rows).map(found -> {
            Map<String, Minted> minted = new HashMap<>();
            found.forEach(row -> minted.put(row.getString("fingerprint"), ShortLinkRepository.minted(row)));
            return minted;
        });
    }

    private static String[] texts(Map<String, LinkParameters> asked, Function<LinkParameters, String> text) {
        return asked.values().stream().map(text).toArray(String[]::new);
    }
}
