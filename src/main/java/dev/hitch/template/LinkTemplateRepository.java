package dev.hitch.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.hitch.application.ApplicationId;
import dev.hitch.paging.PageRequest;

/** The rows of link templates. */
@ApplicationScoped
class LinkTemplateRepository implements PanacheRepositoryBase<LinkTemplate, String> {

    private static final String NEWEST_FIRST = """
            applicationId = :application AND (CAST(:after AS String) IS NULL OR id < CAST(:after AS String)) ORDER BY id DESC
            """;

    private static final String USABLE = """
            SELECT id, require_external_id FROM link_template
            WHERE application_id = $1 AND id = ANY ($2) AND archived_at IS NULL
            """;

    private final Pool pool;

    LinkTemplateRepository(Pool pool) {
        this.pool = pool;
    }

    /** Those of {@code ids} that are the application's and not archived, with whether they require an external id. */
    Uni<Map<String, Boolean>> usable(ApplicationId application, Set<String> ids) {
        return pool.preparedQuery(USABLE)
                .mapping(row -> Map.entry(row.getString(0), row.getBoolean(1)))
                .execute(Tuple.of(application.value(), ids.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The application's template, or null. */
    Uni<LinkTemplate> find(ApplicationId application, LinkTemplateId id) {
        return find("applicationId = ?1 AND id = ?2", application.value(), id.value())
                .firstResult();
    }

    /** The application's template, or null; locked until this transaction ends. */
    Uni<LinkTemplate> lock(ApplicationId application, LinkTemplateId id) {
        return find("applicationId = ?1 AND id = ?2", application.value(), id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** The application's templates, the newest first. */
    Uni<List<LinkTemplate>> list(ApplicationId application, PageRequest page) {
        Map<String, Object> parameters = Parameters.with("application", application.value())
                .and("after", page.after())
                .map();
        return find(NEWEST_FIRST, parameters).page(0, page.rows()).list();
    }
}
