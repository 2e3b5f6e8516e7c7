package dev.hitch.template;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;
import dev.hitch.application.ApplicationService;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.id.Ulids;
import dev.hitch.memory.ChangeListener;
import dev.hitch.memory.Hearing;
import dev.hitch.memory.Remembered;
import dev.hitch.paging.PageRequest;

/** Creates, changes and finds link templates. */
@ApplicationScoped
public class LinkTemplateService implements ChangeListener {

    // Each takes up to 10 KB, with all its texts.
    private static final long MOST_REMEMBERED = 1_000;

    private final LinkTemplateRepository templates;
    private final Remembered<Key, LinkTemplate> remembered;
    private final ApplicationService applications;
    private final Ulids ulids;
    private final Clock clock;

    LinkTemplateService(
            LinkTemplateRepository templates,
            Hearing hearing,
            ApplicationService applications,
            Ulids ulids,
            Clock clock) {
        this.templates = templates;
        this.remembered = new Remembered<>(
                hearing, Duration.ZERO, MOST_REMEMBERED, key -> templates.find(key.application(), key.id()));
        this.applications = applications;
        this.ulids = ulids;
        this.clock = clock;
    }

    /**
     * The application's template {@code id}, archived or not, not to be changed; the built-in one where {@code id} is
     * null or {@code default}. A change made elsewhere is seen within a second.
     *
     * @return or fails with {@code not_found}
     */
    public Uni<LinkTemplate> find(ApplicationId application, String id) {
        return find(application, id, remembered::get);
    }

    /** The same as the database has it now. */
    Uni<LinkTemplate> stored(ApplicationId application, String id) {
        return find(application, id, remembered::read);
    }

    private static Uni<LinkTemplate> find(ApplicationId application, String id, Function<Key, Uni<LinkTemplate>> read) {
        if (id == null || id.equals(LinkTemplate.BUILT_IN)) {
            return Uni.createFrom().item(LinkTemplate.builtIn());
        }
        return LinkTemplateId.parse(id)
                .map(parsed -> read.apply(new Key(application, parsed)))
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
        List<Key> keys = ids.stream()
                .map(LinkTemplateId::parse)
                .flatMap(Optional::stream)
                .map(id -> new Key(application, id))
                .toList();
        return remembered.getAll(keys, missing -> readAll(application, missing)).map(found -> found.values().stream()
                .filter(template -> template.archivedAt == null)
                .collect(Collectors.toMap(template -> template.id, template -> template.requireExternalId)));
    }

    private Uni<Map<Key, LinkTemplate>> readAll(ApplicationId application, Collection<Key> missing) {
        return templates
                .findSome(application, missing.stream().map(Key::id).toList())
                .map(found -> found.stream()
                        .collect(Collectors.toMap(
                                template -> new Key(application, new LinkTemplateId(template.id)),
                                template -> template)));
    }

    @WithSession
    Uni<List<LinkTemplate>> list(ApplicationId application, PageRequest page) {
        return templates.list(application, page);
    }

    Uni<LinkTemplate> create(ApplicationId application, CreateLinkTemplate request) {
        return applications
                .requireRedirect(application, request.redirectUrl())
                .chain(() -> templates.create(made(application, request)));
    }

    private LinkTemplate made(ApplicationId application, CreateLinkTemplate request) {
        Instant now = clock.instant();
        return LinkTemplate.create(LinkTemplateId.next(ulids, now), application, request, now);
    }

    Uni<LinkTemplate> patch(ApplicationId application, String id, PatchLinkTemplate patch) {
        return applications
                .requireRedirect(application, PatchLinkTemplate.over(patch.redirectUrl(), null))
                .chain(() -> change(application, id, (template, now) -> template.apply(patch, now)));
    }

    Uni<LinkTemplate> archive(ApplicationId application, String id) {
        return change(application, id, LinkTemplate::archive);
    }

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
                .change(application, parsed, template -> change.accept(template, clock.instant()))
                .invoke(() -> remembered.forget(new Key(application, parsed)))
                .onItem()
                .ifNull()
                .failWith(LinkTemplateService::notFound);
    }

    @Override
    public String channel() {
        return "hitch_link_template_changed";
    }

    @Override
    public void received(String text) {
        String[] ids = text.split(" ");
        if (ids.length == 2) {
            LinkTemplateId.parse(ids[1]).ifPresent(id -> remembered.forget(new Key(new ApplicationId(ids[0]), id)));
        }
    }

    private record Key(ApplicationId application, LinkTemplateId id) {}

    private static ApiException notFound() {
        return ApiException.of(ErrorCode.NOT_FOUND, "There is no such link template.");
    }
}
