package dev.hitch.connection;

import java.util.Map;
import java.util.Optional;

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

    private static final String TWIN = """
            applicationId = :application AND provider = :provider AND sourceId = :source AND status IN :alive AND id <> :id
            AND externalId IS NOT DISTINCT FROM CAST(:external AS String) ORDER BY id
            """;

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
                .and("alive", ConnectionStatus.ALIVE)
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
        return find(
                "applicationId = ?1 AND id = ?2 AND status IN ?3",
                application.value(),
                id.value(),
                ConnectionStatus.ALIVE);
    }

    /** Another connection of the same account with the external id {@code externalId}, which may be null; or null. */
    Uni<Connection> findTwin(Connection connection, String externalId) {
        Map<String, Object> parameters = Parameters.with("application", connection.applicationId)
                .and("provider", connection.provider)
                .and("source", connection.sourceId)
                .and("alive", ConnectionStatus.ALIVE)
                .and("id", connection.id)
                .and("external", externalId)
                .map();
        return find(TWIN, parameters).firstResult();
    }

    /** The application's connection with this token, unless it is being or was erased; or null, also where it is malformed. */
    Uni<Connection> findByToken(ApplicationId application, String token) {
        return byToken(application, token).map(PanacheQuery::firstResult).orElseGet(() -> Uni.createFrom()
                .nullItem());
    }

    /** The same, while others who would change it wait until this transaction ends. */
    Uni<Connection> lockByToken(ApplicationId application, String token) {
        return byToken(application, token)
                .map(query -> query.withLock(LockModeType.PESSIMISTIC_WRITE).firstResult())
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private Optional<PanacheQuery<Connection>> byToken(ApplicationId application, String token) {
        return ConnectionToken.parse(token)
                .map(parsed -> find(
                        "applicationId = ?1 AND tokenHash = ?2 AND status IN ?3",
                        application.value(),
                        parsed.hash(),
                        ConnectionStatus.ALIVE));
    }

    /** The connection {@code id} of whichever application, if it is being erased; else null. Others wait. */
    Uni<Connection> lockDeleting(ConnectionId id) {
        return find("id = ?1 AND status = ?2", id.value(), ConnectionStatus.DELETING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }
}
