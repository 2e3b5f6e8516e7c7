package dev.hitch.connection;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;

/** The rows of connections. */
@ApplicationScoped
class ConnectionRepository implements PanacheRepositoryBase<Connection, String> {

    // The cast, because Hibernate knows no void.
    private static final String LOCK = "SELECT CAST(pg_advisory_xact_lock(hashtextextended(:account, 0)) AS text)";

    private static final String SAME_ACCOUNT = """
            applicationId = :application AND provider = :provider AND sourceId = :source AND status IN :alive
            AND (CAST(:external AS String) IS NULL OR externalId IS NULL OR externalId = CAST(:external AS String))
            ORDER BY CASE WHEN externalId = CAST(:external AS String) THEN 0 WHEN externalId IS NULL THEN 1 ELSE 2 END, id
            """;

    private static final List<ConnectionStatus> ALIVE = List.of(
            ConnectionStatus.CONNECTED,
            ConnectionStatus.DISCONNECTED,
            ConnectionStatus.ARCHIVED,
            ConnectionStatus.PENDING_DELETION);

    /**
     * Makes others who connect this account wait until this transaction ends. "The same account" is no plain equality, so no
     * unique index could tell two at once apart.
     */
    Uni<Void> lockAccount(ApplicationId application, String provider, String sourceId) {
        String account = application + " " + provider + " " + sourceId;
        return getSession()
                .chain(session -> session.createNativeQuery(LOCK, String.class)
                        .setParameter("account", account)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /**
     * The connection that connecting this account again leads to, or null. Others who would change it wait until this transaction
     * ends.
     */
    Uni<Connection> findSameAccount(ApplicationId application, String provider, String sourceId, String externalId) {
        Map<String, Object> parameters = Parameters.with("application", application.value())
                .and("provider", provider)
                .and("source", sourceId)
                .and("external", externalId)
                .and("alive", ALIVE)
                .map();
        return find(SAME_ACCOUNT, parameters)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** The application's connection, unless it is being or was erased; or null. */
    Uni<Connection> findAlive(ApplicationId application, ConnectionId id) {
        return alive(application, id).firstResult();
    }

    /** The same, while others who would change it wait until this transaction ends. */
    Uni<Connection> lockAlive(ApplicationId application, ConnectionId id) {
        return alive(application, id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    private PanacheQuery<Connection> alive(ApplicationId application, ConnectionId id) {
        return find("applicationId = ?1 AND id = ?2 AND status IN ?3", application.value(), id.value(), ALIVE);
    }

    /** The application's connection with this token, or null. */
    Uni<Connection> findByToken(ApplicationId application, ConnectionToken token) {
        return find("applicationId = ?1 AND tokenHash = ?2", application.value(), token.hash())
                .firstResult();
    }
}
