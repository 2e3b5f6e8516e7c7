package dev.hitch.application;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.hitch.id.RandomTokens;
import dev.hitch.id.Ulids;

/** The rows of applications. */
@ApplicationScoped
public class ApplicationRepository implements PanacheRepositoryBase<Application, String> {

    private static final Logger LOG = Logger.getLogger(ApplicationRepository.class);

    private static final String PUBLISHABLE_KEY = "pk_";

    private static final String FIND = "SELECT id FROM application WHERE issuer = $1 AND client_id = $2";

    private static final String CREATE = """
            INSERT INTO application (id, issuer, client_id, name, publishable_key, created_at, updated_at)
            VALUES ($1, $2, $3, $3, $4, $5, $5)
            ON CONFLICT ON CONSTRAINT application_issuer_client_id_key DO NOTHING
            """;

    private final Pool pool;
    private final RandomTokens tokens;
    private final Ulids ulids;

    ApplicationRepository(Pool pool, RandomTokens tokens, Ulids ulids) {
        this.pool = pool;
        this.tokens = tokens;
        this.ulids = ulids;
    }

    /**
     * The application that {@code issuer} calls {@code clientId}. Creates its row if it is missing, once even if
     * several requests ask at the same time.
     */
    Uni<ApplicationId> findOrCreate(String issuer, String clientId, Instant now) {
        Tuple key = Tuple.of(issuer, clientId);
        return find(key).onItem().ifNull().switchTo(() -> create(key, now).chain(() -> find(key)));
    }

    /** The application {@code id}. Its row exists: an {@link ApplicationId} always comes from a row. */
    Uni<Application> get(ApplicationId id) {
        return Panache.withSession(() -> findById(id.value()));
    }

    /** The application {@code id} after a change in a transaction of its own, which has ended. */
    Uni<Application> change(ApplicationId id, Consumer<Application> change) {
        return Panache.withTransaction(() -> findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .invoke(change)
                .call(this::flush));
    }

    /**
     * The application with this publishable key, or null. This query has no application to be limited to: it finds one.
     */
    Uni<Application> findByPublishableKey(String key) {
        return key != null && RandomTokens.matches(PUBLISHABLE_KEY, key)
                ? find("publishableKey", key).firstResult()
                : Uni.createFrom().nullItem();
    }

    private Uni<ApplicationId> find(Tuple key) {
        return pool.preparedQuery(FIND).execute(key).map(ApplicationRepository::id);
    }

    private Uni<Void> create(Tuple key, Instant now) {
        Tuple row = Tuple.of(
                ApplicationId.next(ulids, now).value(),
                key.getString(0),
                key.getString(1),
                tokens.next(PUBLISHABLE_KEY),
                now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(CREATE)
                .execute(row)
                .invoke(() -> LOG.infof(
                        "First token of %s, client %s of %s", row.getString(0), row.getString(2), row.getString(1)))
                .replaceWithVoid();
    }

    private static ApplicationId id(RowSet<Row> rows) {
        return rows.size() == 0
                ? null
                : new ApplicationId(rows.iterator().next().getString(0));
    }
}
