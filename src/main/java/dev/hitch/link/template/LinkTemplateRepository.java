package dev.hitch.link.template;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

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

    /** The application's template, or null. */
    Uni<LinkTemplate> find(ApplicationId application, LinkTemplateId id) {
        return find("applicationId = ?1 AND id = ?2", application.value(), id.value())
                .firstResult();
    }

    /** The application's template, or null. Makes others who want to change it wait until this transaction ends. */
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
