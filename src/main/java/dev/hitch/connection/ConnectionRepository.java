package dev.hitch.connection;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.hibernate.reactive.mutiny.Mutiny;

import dev.hitch.application.ApplicationId;
import dev.hitch.credential.Sealed;
import dev.hitch.paging.ListStatement;
import dev.hitch.paging.PageRequest;

/**
 * The rows of connections. All SQL on them is here, but for re-sealing. {@code lock…} makes others who would change the
 * row wait until the transaction ends; what is not found is a null item.
 */
@ApplicationScoped
public class ConnectionRepository implements PanacheRepositoryBase<Connection, String> {

    // The cast, because Hibernate knows no void.
    private static final String LOCK = "SELECT CAST(pg_advisory_xact_lock(hashtextextended(:account, 0)) AS text)";

    private static final String SAME_ACCOUNT = """
            applicationId = :application AND provider = :provider AND sourceId = :source AND status IN :merged
            AND (CAST(:external AS String) IS NULL OR externalId IS NULL OR externalId = CAST(:external AS String))
            ORDER BY CASE WHEN externalId = CAST(:external AS String) THEN 0 WHEN externalId IS NULL THEN 1 ELSE 2 END, id
            """;

    private static final String TWIN = """
            applicationId = :application AND provider = :provider AND sourceId = :source AND status IN :merged AND id <> :id
            AND (externalId IS NOT DISTINCT FROM CAST(:external AS String)
              OR :any = TRUE AND (externalId IS NULL OR CAST(:external AS String) IS NULL)) ORDER BY id
            """;

    // Exactly the columns of the entity: Hibernate Reactive fails on any other.
    private static final String COLUMNS = """
            id, application_id, provider, source_id, external_id, verified_external_id, status, company, account, sync_mode,
            backfill_from, tags, options, filters, agreements, token_hash, token_key_id, token_box, credentials_key_id, credentials_box, created_at,
            updated_at, delete_after, check_at, version""";

    // The words of the partial index, which a parameter would not match.
    private static final String DUE_DELETIONS = "SELECT " + COLUMNS + """
             FROM connection WHERE status IN ('pending_deletion', 'deleting') AND delete_after <= :now
            ORDER BY delete_after LIMIT :limit FOR UPDATE SKIP LOCKED""";

    // One statement, so that no two replicas claim the same row. If the replica dies, its lease ends.
    private static final String CLAIM_CHECKS = """
            WITH due AS MATERIALIZED (
              SELECT id FROM connection WHERE status = 'connected' AND check_at <= $1 AND provider <> ALL ($4)
              ORDER BY check_at LIMIT $3 FOR UPDATE SKIP LOCKED)
            UPDATE connection c SET check_at = $2 FROM due WHERE c.id = due.id
            RETURNING c.id, c.application_id, c.provider, c.source_id, c.credentials_key_id, c.credentials_box, c.check_failures
            """;

    // Does nothing if another replica has claimed the check, or a sign-in has set a new time.
    private static final String PLAN_CHECK =
            "UPDATE connection SET check_at = $3, check_failures = $4 WHERE id = $1 AND check_at = $2";

    // The words of an index (V16).
    private static final String VERIFIED = "COALESCE(external_id = verified_external_id, false)";

    // Both ends are always given: for an open range the planner expects a third of the rows.
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Pool pool;

    ConnectionRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * Makes others who connect this account wait until this transaction ends. A missing external id matches any, which
     * no unique index can express. Always before the lock of a row.
     */
    Uni<Void> lockAccount(ApplicationId application, String provider, String sourceId) {
        String account = application + " " + provider + " " + sourceId;
        return getSession()
                .chain(session -> session.createNativeQuery(LOCK, String.class)
                        .setParameter("account", account)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** The connection that connecting this account again leads to. */
    Uni<Connection> findSameAccount(ApplicationId application, String provider, String sourceId, String externalId) {
        return sameAccount(application, provider, sourceId, externalId).firstResult();
    }

    /** Locks the same. */
    Uni<Connection> lockSameAccount(ApplicationId application, String provider, String sourceId, String externalId) {
        return locked(sameAccount(application, provider, sourceId, externalId));
    }

    private PanacheQuery<Connection> sameAccount(
            ApplicationId application, String provider, String sourceId, String externalId) {
        return find(
                SAME_ACCOUNT,
                account(application.value(), provider, sourceId, externalId).map());
    }

    /**
     * Another connection of the same account with the external id {@code externalId}, which may be null.
     *
     * @param any whether a missing external id on either side counts as the same, as it does in merging
     */
    Uni<Connection> findTwin(Connection of, String externalId, boolean any) {
        Map<String, Object> parameters = account(of.applicationId, of.provider, of.sourceId, externalId)
                .and("id", of.id)
                .and("any", any)
                .map();
        return find(TWIN, parameters).firstResult();
    }

    private static Parameters account(String application, String provider, String sourceId, String externalId) {
        return Parameters.with("application", application)
                .and("provider", provider)
                .and("source", sourceId)
                .and("external", externalId)
                .and("merged", ConnectionStatus.MERGED);
    }

    /** The application's connection, unless it is being or was erased. */
    Uni<Connection> findAlive(ApplicationId application, ConnectionId id) {
        return alive(application, id).firstResult();
    }

    /** Locks the same. */
    Uni<Connection> lockAlive(ApplicationId application, ConnectionId id) {
        return locked(alive(application, id));
    }

    /** The connection that the token names, unless it is being or was erased. */
    Uni<Connection> findAlive(ConnectionScope scope) {
        return alive(scope).firstResult();
    }

    /** Locks the same. */
    Uni<Connection> lockAlive(ConnectionScope scope) {
        return locked(alive(scope));
    }

    private PanacheQuery<Connection> alive(ApplicationId application, ConnectionId id) {
        return find(
                "applicationId = ?1 AND id = ?2 AND status IN ?3",
                application.value(),
                id.value(),
                ConnectionStatus.ALIVE);
    }

    private PanacheQuery<Connection> alive(ConnectionScope scope) {
        return find(
                "applicationId = ?1 AND tokenHash = ?2 AND status IN ?3",
                scope.application().value(),
                scope.token().hash(),
                ConnectionStatus.ALIVE);
    }

    /** Locks the connection {@code id} of whichever application, if it is being erased. */
    Uni<Connection> lockDeleting(ConnectionId id) {
        return locked(find("id = ?1 AND status = ?2", id.value(), ConnectionStatus.DELETING));
    }

    private static Uni<Connection> locked(PanacheQuery<Connection> query) {
        return query.withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    /**
     * Locks up to {@code limit} connections whose deletion is due, the longest due first, without waiting for others.
     */
    Uni<List<Connection>> lockDueDeletions(Instant now, int limit) {
        return getSession().chain(session -> session.createNativeQuery(DUE_DELETIONS, Connection.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList());
    }

    /** The application's connections that {@code search} finds. */
    Uni<List<Connection>> list(ApplicationId application, ConnectionSearch search, PageRequest page) {
        ListStatement statement = statement(application, search, page);
        return getSession().chain(session -> {
            Mutiny.SelectionQuery<Connection> query = session.createNativeQuery(statement.sql(), Connection.class);
            statement.parameters().forEach(query::setParameter);
            return query.getResultList();
        });
    }

    static ListStatement statement(ApplicationId application, ConnectionSearch search, PageRequest page) {
        ListStatement.Where where = new ListStatement.Where("application_id", application)
                // One of six constants, written out: the planner has to know which, because their numbers differ much.
                .and(search.status() == null ? "status <> 'deleted'" : "status = '" + search.status() + "'")
                .andIfGiven("external_id = :external", "external", search.externalId())
                .andIfGiven("provider = :provider", "provider", search.provider())
                .andIfGiven(label("tag"), "tag", label("tag", application, search.tag()))
                .andIfGiven(label("dot"), "dot", label("dot", application, search.dotNumber()));
        if (search.externalIdVerified() != null) {
            where.and("external_id IS NOT NULL").and(search.externalIdVerified() ? VERIFIED : "NOT " + VERIFIED);
        }
        if (search.updatedAfter() != null || search.updatedBefore() != null) {
            where.and("updated_at >= :from", "from", search.updatedAfter() == null ? FIRST : search.updatedAfter())
                    .and("updated_at <= :to", "to", search.updatedBefore() == null ? LAST : search.updatedBefore());
        }
        boolean ascending = search.order() == ConnectionSearch.Order.ASC;
        // The collation is that of the indexes: see V9.
        return where.andIfGiven("id COLLATE \"C\" " + (ascending ? ">" : "<") + " :after", "after", page.after())
                .select(COLUMNS, "connection", "id COLLATE \"C\" " + (ascending ? "ASC" : "DESC"), page.rows());
    }

    private static String label(String kind) {
        return "connection_labels(application_id, tags, company, account) @> ARRAY[CAST(:" + kind + " AS text)]";
    }

    private static String label(String kind, ApplicationId application, String value) {
        return value == null ? null : kind + ":" + application.value() + ":" + value;
    }

    /**
     * Claims up to {@code limit} checks that are due, the longest due first, but none at the providers {@code paused}.
     * Moves neither the version nor {@code updatedAt}.
     */
    public Uni<List<DueCheck>> claimChecks(Instant now, Instant leasedUntil, int limit, List<String> paused) {
        Tuple parameters = Tuple.of(utc(now), utc(leasedUntil), limit, paused.toArray(String[]::new));
        return pool.preparedQuery(CLAIM_CHECKS)
                .mapping(row -> check(row, leasedUntil))
                .execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
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

    /** Sets the time of the next check, unless {@code check} is no longer this replica's. */
    public Uni<Void> planCheck(DueCheck check, Instant at, int failures) {
        Tuple parameters = Tuple.of(check.id().value(), utc(check.leasedUntil()), utc(at), failures);
        return pool.preparedQuery(PLAN_CHECK).execute(parameters).replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
