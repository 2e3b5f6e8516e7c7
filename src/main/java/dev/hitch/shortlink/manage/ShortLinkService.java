package dev.hitch.shortlink.manage;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.paging.PageRequest;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.ShortLink;
import dev.hitch.shortlink.ShortLinkId;
import dev.hitch.shortlink.visit.VisitService;

/** Lists, reads and revokes the short links of an application. */
@ApplicationScoped
class ShortLinkService {

    private static final String NO_SUCH_LINK = "There is no such short link.";

    private final ShortLinkRepository links;
    private final VisitService visits;
    private final Clock clock;

    ShortLinkService(ShortLinkRepository links, VisitService visits, Clock clock) {
        this.links = links;
        this.visits = visits;
        this.clock = clock;
    }

    /** The application's links that match {@code filter}, the newest first. */
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
        return links.find(application, parse(id)).onItem().ifNull().failWith(() -> notFound(NO_SUCH_LINK));
    }

    /**
     * Revokes the application's link for good and tells every replica. Revoking it again changes nothing.
     *
     * @return or fails with {@code not_found}
     */
    Uni<Void> revoke(ApplicationId application, String id) {
        return visits.revoke(application, parse(id))
                .onItem()
                .ifNull()
                .failWith(() -> notFound(NO_SUCH_LINK))
                .replaceWithVoid();
    }

    private static ShortLinkId parse(String id) {
        return ShortLinkId.parse(id)
                .orElseThrow(() -> notFound(
                        ShortCode.parse(id).isPresent()
                                ? "This looks like a code. Short links are managed by their id, slk_…, never by their code."
                                : NO_SUCH_LINK));
    }

    private static ApiException notFound(String detail) {
        return ApiException.of(ErrorCode.NOT_FOUND, detail);
    }
}
