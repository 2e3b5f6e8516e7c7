package dev.hitch.template;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;
import dev.hitch.paging.PageRequest;

/** The rows of link templates. */
@ApplicationScoped
class LinkTemplateRepository implements PanacheRepositoryBase<LinkTemplate, String> {

    private static final String NEWEST_FIRST = """
            applicationId = :application AND (CAST(:after AS String) IS NULL OR id < CAST(:after AS String)) ORDER BY id DESC
            """;

    /** The application's template, or a null item. */
    Uni<LinkTemplate> find(ApplicationId application, LinkTemplateId id) {
        return Panache.withSession(() -> one(application, id).firstResult());
    }

    /** Those of {@code ids} that are the application's templates. */
    Uni<List<LinkTemplate>> findSome(ApplicationId application, List<LinkTemplateId> ids) {
        List<String> values = ids.stream().map(LinkTemplateId::value).toList();
        return Panache.withSession(() -> list("applicationId = ?1 AND id IN ?2", application.value(), values));
    }

    /** A new template, in a transaction of its own, which has ended. */
    Uni<LinkTemplate> create(LinkTemplate template) {
        return Panache.withTransaction(() -> persistAndFlush(template));
    }

    /** The application's template after a change in a transaction of its own, which has ended; or a null item. */
    Uni<LinkTemplate> change(ApplicationId application, LinkTemplateId id, Consumer<LinkTemplate> change) {
        return Panache.withTransaction(() -> one(application, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<LinkTemplate>firstResult()
                .onItem()
                .ifNotNull()
                .invoke(change)
                .call(this::flush));
    }

    private PanacheQuery<LinkTemplate> one(ApplicationId application, LinkTemplateId id) {
        return find("applicationId = ?1 AND id = ?2", application.value(), id.value());
    }

    /** The application's templates, the newest first. */
    Uni<List<LinkTemplate>> list(ApplicationId application, PageRequest page) {
        Map<String, Object> parameters = Parameters.with("application", application.value())
                .and("after", page.after())
                .map();
        return find(NEWEST_FIRST, parameters).page(0, page.rows()).list();
    }
}
