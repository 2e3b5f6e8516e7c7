package dev.hitch.shortlink;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import dev.hitch.application.ApplicationId;
import dev.hitch.paging.PageRequest;

/** The rows of short links as their owner sees them. */
@ApplicationScoped
class ManagedShortLinkRepository implements PanacheRepositoryBase<ShortLink, String> {

    // A link expires a calendar year after its id was drawn, which is 365 or 366 days; a day more for clocks that were
    // set. Expiry itself is compared as well: these only say where in the list to look.
    private static final Duration NOT_YET_EXPIRED = Duration.ofDays(364);
    private static final Duration LONG_EXPIRED = Duration.ofDays(367);

    private static final String LINKS = "short_link l";
    // The offset keeps the planner from joining the other way round, which it would where it takes every tag for a
    // common one.
    private static final String TAGGED_LINKS = "short_link_tag t CROSS JOIN LATERAL"
            + " (SELECT * FROM short_link WHERE id = t.short_link_id COLLATE \"default\" OFFSET 0) l";
    private static final String BY_TAG = "t.application_id = :application AND t.tag = :tag";
    private static final String HAS_TAG = "l.parameters -> 'tags' @> to_jsonb(CAST(:tag AS text))";

    /** The application's link, or null. */
    Uni<ShortLink> find(ApplicationId application, ShortLinkId id) {
        return find("applicationId = ?1 AND id = ?2", application.value(), id.value())
                .firstResult();
    }

    /** The application's links that agree with {@code filter}, the newest first. */
    Uni<List<ShortLink>> list(ApplicationId application, ShortLinkFilter filter, PageRequest page, Instant now) {
        Statement statement = list(application, filter, page.after(), page.rows(), now);
        return getSession().chain(session -> statement.on(session).getResultList());
    }

    // Made of what is asked for alone: a condition that might be none ("$2 IS NULL OR …") would be served by no index.
    static Statement list(ApplicationId application, ShortLinkFilter filter, String after, int rows, Instant now) {
        // Few links have the same external id, and few are revoked: the tags of those are looked at one by one.
        boolean few = filter.externalId() != null || filter.status() == ShortLinkStatus.REVOKED;
        boolean byTag = filter.tag() != null && !few;
        // The column whose index gives the order, in the collation that only the indexes for lists have.
        String id = byTag ? "t.short_link_id" : "l.id COLLATE \"C\"";
        Statement statement = new Statement()
                .and("l.application_id = :application", "application", application.value())
                .and(byTag ? BY_TAG : HAS_TAG, "tag", filter.tag())
                .and("l.parameters ->> 'externalId' = :externalId", "externalId", filter.externalId())
                .and("l.parameters ->> 'provider' = :provider", "provider", filter.provider())
                .and("COALESCE(l.parameters ->> 'template', 'default') = :template", "template", filter.template())
                .and(id + " < :after", "after", after);
        if (filter.status() != null) {
            status(statement, filter.status(), id, now);
        }
        return statement.select("l.*", byTag ? TAGGED_LINKS : LINKS, id + " DESC", rows);
    }

    private static void status(Statement statement, ShortLinkStatus status, String id, Instant now) {
        switch (status) {
            case LIVE ->
                statement
                        .and("l.revoked_at IS NULL AND l.expires_at > :now", "now", now)
                        .and(id + " >= :first", "first", ShortLinkId.first(now.minus(LONG_EXPIRED)));
            case EXPIRED ->
                statement
                        .and("l.revoked_at IS NULL AND l.expires_at <= :now", "now", now)
                        .and(id + " < :first", "first", ShortLinkId.first(now.minus(NOT_YET_EXPIRED)));
            case REVOKED -> statement.and("l.revoked_at IS NOT NULL");
        }
    }

    /** A query put together from constant conditions, and the values of its parameters. */
    static final class Statement {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();
        private String sql;

        private Statement and(String condition) {
            conditions.add(condition);
            return this;
        }

        /** Adds {@code condition}, unless the value that it compares with is null. */
        private Statement and(String condition, String parameter, Object value) {
            if (value != null) {
                parameters.put(parameter, value);
                conditions.add(condition);
            }
            return this;
        }

        private Statement select(String columns, String from, String order, int rows) {
            parameters.put("rows", rows);
            sql = "SELECT " + columns + " FROM " + from + " WHERE " + String.join(" AND ", conditions) + " ORDER BY "
                    + order + " LIMIT :rows";
            return this;
        }

        private Mutiny.SelectionQuery<ShortLink> on(Mutiny.Session session) {
            Mutiny.SelectionQuery<ShortLink> query = session.createNativeQuery(sql, ShortLink.class);
            parameters.forEach(query::setParameter);
            return query;
        }

        String sql() {
            return sql;
        }

        Map<String, Object> parameters() {
            return parameters;
        }
    }
}
