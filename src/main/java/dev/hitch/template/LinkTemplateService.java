package dev.hitch.template;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;
import dev.hitch.application.ApplicationService;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.id.Ulids;
import dev.hitch.paging.PageRequest;

/** Creates, changes and finds link templates. */
@ApplicationScoped
public class LinkTemplateService {

    private final LinkTemplateRepository templates;
    private final ApplicationService applications;
    private final Ulids ulids;
    private final Clock clock;

    LinkTemplateService(LinkTemplateRepository templates, ApplicationService applications, Ulids ulids, Clock clock) {
        this.templates = templates;
        this.applications = applications;
        this.ulids = ulids;
        this.clock = clock;
    }

    /**
     * The application's template {@code id}, archived or not; the built-in one where {@code id} is null or
     * {@code default}.
     *
     * @return or fails with {@code not_found}
     */
    @WithSession
    public Uni<LinkTemplate> find(ApplicationId application, String id) {
        if (id == null || id.equals(LinkTemplate.BUILT_IN)) {
            return Uni.createFrom().item(LinkTemplate.builtIn());
        }
        return LinkTemplateId.parse(id)
                .map(parsed -> templates.find(application, parsed))
                .orElseGet(() -> Uni.createFrom().nullItem())
                .onItem()
                .ifNull()
                .failWith(LinkTemplateService::notFound);
    }

    /**
     * Who asks by the application's template {@code id}.
     *
     * @return or fails with {@code not_found}
     */
    public Uni<Sender> sender(ApplicationId application, String id) {
        return applications.read(application).chain(owner -> find(application, id)
                .map(template -> new Sender(owner, template.settings())));
    }

    /**
     * Which of the templates {@code ids} a new link of the application may use: those that are its own and not
     * archived.
     *
     * @return by id, whether a link with that template must have an external id
     */
    public Uni<Map<String, Boolean>> usable(ApplicationId application, Set<String> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(Map.of()) : templates.usable(application, ids);
    }

    @WithSession
    Uni<List<LinkTemplate>> list(ApplicationId application, PageRequest page) {
        return templates.list(application, page);
    }

    @WithTransaction
    Uni<LinkTemplate> create(ApplicationId application, CreateLinkTemplate request) {
        return applications
                .requireRedirect(application, request.redirectUrl())
                .chain(() -> templates.persistAndFlush(made(application, request)));
    }

    private LinkTemplate made(ApplicationId application, CreateLinkTemplate request) {
        Instant now = clock.instant();
        return LinkTemplate.create(LinkTemplateId.next(ulids, now), application, request, now);
    }

    @WithTransaction
    Uni<LinkTemplate> patch(ApplicationId application, String id, PatchLinkTemplate patch) {
        return applications
                .requireRedirect(application, PatchLinkTemplate.over(patch.redirectUrl(), null))
                .chain(() -> change(application, id, (template, now) -> template.apply(patch, now)));
    }

    @WithTransaction
    Uni<LinkTemplate> archive(ApplicationId application, String id) {
        return change(application, id, LinkTemplate::archive);
    }

    @WithTransaction
    Uni<LinkTemplate> unarchive(ApplicationId application, String id) {
        return change(application, id, LinkTemplate::unarchive);
    }

    private Uni<LinkTemplate> change(ApplicationId application, String id, BiConsumer<LinkTemplate, Instant> change) {
        if (id.equals(LinkTemplate.BUILT_IN)) {
            throw ApiException.of(
                    ErrorCode.CONFLICT, "The built-in template cannot be changed. Create one of your own.");
        }
        LinkTemplateId parsed = LinkTemplateId.parse(id).orElseThrow(LinkTemplateService::notFound);
        return templates
                .lock(application, parsed)
                .onItem()
                .ifNull()
                .failWith(LinkTemplateService::notFound)
                .invoke(template -> change.accept(template, clock.instant()))
                .call(templates::flush);
    }

    private static ApiException notFound() {
        return ApiException.of(ErrorCode.NOT_FOUND, "There is no such link template.");
    }
}
