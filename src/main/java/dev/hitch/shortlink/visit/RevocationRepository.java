package dev.hitch.shortlink.visit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.hitch.application.ApplicationId;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.ShortLinkId;

/** Revokes short links and notifies all replicas over a channel of the database. */
@ApplicationScoped
class RevocationRepository {

    /** The channel for the codes of revoked links. */
    static final String CHANNEL = "hitch_short_link_revoked";

    // One statement revokes and notifies: neither happens without the other, and no session has to be kept.
    private static final String REVOKE = String.format(Locale.ROOT, """
            WITH revoked AS (
              UPDATE short_link SET revoked_at = $3, version = version + 1
              WHERE application_id = $1 AND id = $2 AND revoked_at IS NULL
              RETURNING code
            )
            SELECT l.code, (SELECT pg_notify('%s', revoked.code) FROM revoked)
            FROM short_link l WHERE l.application_id = $1 AND l.id = $2
            """, CHANNEL);

    private final Pool pool;

    RevocationRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * Revokes the application's link, unless it is revoked already. Its code, or a null item where there is no such
     * link.
     */
    Uni<ShortCode> revoke(ApplicationId application, ShortLinkId id, Instant now) {
        return pool.preparedQuery(REVOKE)
                .execute(Tuple.of(application.value(), id.value(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() == 0
                        ? null
                        : new ShortCode(rows.iterator().next().getString("code")));
    }
}
