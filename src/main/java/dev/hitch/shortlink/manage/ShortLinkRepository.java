package dev.hitch.shortlink.manage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import dev.hitch.application.ApplicationId;
import dev.hitch.paging.ListStatement;
import dev.hitch.paging.PageRequest;
import dev.hitch.shortlink.ShortLink;
import dev.hitch.shortlink.ShortLinkId;
import dev.hitch.shortlink.ShortLinkStatus;

/** Reads the rows of short links for their owner. */
@ApplicationScoped
class ShortLinkRepository implements PanacheRepositoryBase<ShortLink, String> {

    // A link expires a calendar year after its id was drawn, which is 365 or 366 days; a day more for clocks that were
    // set. These only narrow the part of the index that is read; expiry itself is compared as well.
    private static final Duration NOT_YET_EXPIRED = Duration.ofDays(364);
    private static final Duration LONG_EXPIRED = Duration.ofDays(367);

    // Exactly the columns of the entity: Hibernate Reactive fails on any other, which a later version may have added.
    private static final String COLUMNS = Stream.of(
                    "id",
                    "application_id",
                    "code",
                    "fingerprint",
                    "parameters",
                    "created_at",
                    "expires_at",
                    "revoked_at",
                    "retired_at",
                    "opens",
                    "last_opened_at",
                    "completions",
                    "version")
            .map(column -> "l." + column)
            .collect(Collectors.joining(", "));
    // Ids contain the time of creation, so they narrow the part of the index that is read. The time itself is compared
    // as well, because the clock that an id was drawn with may differ from others.
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private static final String LINKS = "short_link l";
    // OFFSET 0 keeps the planner from joining the other way round, which it does where it takes every tag for a common
    // one.
    private static final String TAGGED_LINKS = "short_link_tag t CROSS JOIN LATERAL (SELECT " + COLUMNS
            + " FROM short_link l WHERE id = t.short_link_id COLLATE \"default\" OFFSET 0) l";
    private static final String BY_TAG = "t.application_id = :application AND t.tag = :tag";
    private static final String HAS_TAG = "l.parameters -> 'tags' @> to_jsonb(CAST(:tag AS text))";

    /** The application's link, or a null item. */
    Uni<ShortLink> find(ApplicationId application, ShortLinkId id) {
        return find("applicationId = ?1 AND id = ?2", application.value(), id.value())
                .firstResult();
    }

    /** The application's links that match {@code filter}, the newest first. */
    Uni<List<ShortLink>> list(ApplicationId application, ShortLinkFilter filter, PageRequest page, Instant now) {
        ListStatement statement = list(application, filter, page.after(), page.rows(), now);
        return getSession().chain(session -> {
            Mutiny.SelectionQuery<ShortLink> query = session.createNativeQuery(statement.sql(), ShortLink.class);
            statement.parameters().forEach(query::setParameter);
            return query.getResultList();
        });
    }

    static ListStatement list(ApplicationId application, ShortLinkFilter filter, String after, int rows, Instant now) {
        // At most one link has the code, few have the same external id, and few are revoked. The tags of such rows are
        // compared one by one.
        boolean few =
                filter.code() != null || filter.externalId() != null || filter.status() == ShortLinkStatus.REVOKED;
        boolean byTag = filter.tag() != null && !few;
        // The column whose index gives the order, in the collation that only the indexes for lists have.
        String id = byTag ? "t.short_link_id" : "l.id COLLATE \"C\"";
        ListStatement.Where where = new ListStatement.Where("l.application_id", application)
                .andIfGiven(byTag ? BY_TAG : HAS_TAG, "tag", filter.tag())
                .andIfGiven(
                        "l.code = :code",
                        "code",
                        filter.code() == null ? null : filter.code().value())
                .andIfGiven("l.parameters ->> 'externalId' = :externalId", "externalId", filter.externalId())
                .andIfGiven("l.parameters ->> 'provider' = :provider", "provider", filter.provider())
                .andIfGiven(
                        "COALESCE(l.parameters ->> 'template', 'default') = :template", "template", filter.template())
                .andIfGiven(id + " < :after", "after", after);
        if (filter.status() != null) {
            status(where, filter.status(), id, now);
        }
        created(where, filter, id);
        return where.select(COLUMNS, byTag ? TAGGED_LINKS : LINKS, id + " DESC", rows);
    }

    private static void created(ListStatement.Where where, ShortLinkFilter filter, String id) {
        Instant after = filter.createdAfter();
        Instant before = filter.createdBefore();
        if (after != null) {
            where.and("l.created_at >= :createdAfter", "createdAfter", after)
                    .and(id + " >= :createdFrom", "createdFrom", ShortLinkId.first(after.minus(CLOCKS)));
        }
        if (before != null) {
            where.and("l.created_at <= :createdBefore", "createdBefore", before)
                    .and(id + " < :createdTo", "createdTo", ShortLinkId.first(before.plus(CLOCKS)));
        }
    }

    private static void status(ListStatement.Where where, ShortLinkStatus status, String id, Instant now) {
        switch (status) {
            case LIVE ->
                where.and("l.revoked_at IS NULL AND l.expires_at > :now", "now", now)
                        .and(id + " >= :first", "first", ShortLinkId.first(now.minus(LONG_EXPIRED)));
            case EXPIRED ->
                where.and("l.revoked_at IS NULL AND l.expires_at <= :now", "now", now)
                        .and(id + " < :first", "first", ShortLinkId.first(now.minus(NOT_YET_EXPIRED)));
            case REVOKED -> where.and("l.revoked_at IS NOT NULL");
        }
    }
}
