package dev.hitch.shortlink;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.paging.PageRequest;

/** Lets an application look at its short links, and close them. */
@ApplicationScoped
class ManagedShortLinkService {

    private final ManagedShortLinkRepository links;
    private final RevocationRepository revocations;
    private final ShortLinkCache cache;
    private final Clock clock;

    ManagedShortLinkService(
            ManagedShortLinkRepository links, RevocationRepository revocations, ShortLinkCache cache, Clock clock) {
        this.links = links;
        this.revocations = revocations;
        this.cache = cache;
        this.clock = clock;
    }

    /** The application's links that agree with {@code filter}, the newest first. */
    @WithSession
    Uni<List<ShortLink>> list(ApplicationId application, ShortLinkFilter filter, PageRequest page) {
        return links.list(application, filter, page, clock.instant());
    }

    /**
     * The application's link.
     *
     * @return or fails with {@code not_found}
     */
    @WithSession
    Uni<ShortLink> find(ApplicationId application, String id) {
        return links.find(application, parse(id))
                .onItem()
                .ifNull()
                .failWith(() -> notFound("There is no such short link."));
    }

    /**
     * Closes the application's link for good and tells every replica. To do so once more changes nothing.
     *
     * @return or fails with {@code not_found}
     */
    Uni<Void> revoke(ApplicationId application, String id) {
        return revocations
                .revoke(application, parse(id), clock.instant())
                .onItem()
                .ifNull()
                .failWith(() -> notFound("There is no such short link."))
                .invoke(cache::revoke)
                .replaceWithVoid();
    }

    private static ShortLinkId parse(String id) {
        return ShortLinkId.parse(id)
                .orElseThrow(() -> notFound(
                        ShortCode.parse(id).isPresent()
                                ? "This looks like a code. Short links are managed by their id, slk_…, never by their code."
                                : "There is no such short link."));
    }

    private static ApiException notFound(String detail) {
        return ApiException.of(ErrorCode.NOT_FOUND, detail);
    }
}
