package dev.hitch.connection;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import dev.hitch.application.ApplicationId;
import dev.hitch.paging.ListStatement;
import dev.hitch.paging.PageRequest;

/** Lists of connections. */
@ApplicationScoped
class ConnectionListRepository {

    // Exactly those that the entity knows: Hibernate Reactive stumbles over any other.
    private static final String COLUMNS = """
            id, application_id, provider, source_id, external_id, status, company, account, sync_mode, backfill_from, tags,
            options, filters, agreements, token_hash, token_key_id, token_box, credentials_key_id, credentials_box, created_at,
            updated_at, delete_after, check_at, version""";

    // Both ends are always given: where one was not, the planner would expect a third of the rows and look no further.
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** The application's connections that {@code search} finds. */
    Uni<List<Connection>> list(ApplicationId application, ConnectionSearch search, PageRequest page) {
        ListStatement statement = statement(application, search, page);
        return Panache.getSession().chain(session -> {
            Mutiny.SelectionQuery<Connection> query = session.createNativeQuery(statement.sql(), Connection.class);
            statement.parameters().forEach(query::setParameter);
            return query.getResultList();
        });
    }

    static ListStatement statement(ApplicationId application, ConnectionSearch search, PageRequest page) {
        ListStatement.Where where = new ListStatement.Where("application_id", application)
                // One of six words of our own, and spelt out: how many rows have it differs so much that the planner
                // has to
                // know which.
                .and(search.status() == null ? "status <> 'deleted'" : "status = '" + search.status() + "'")
                .andIfGiven("external_id = :external", "external", search.externalId())
                .andIfGiven("provider = :provider", "provider", search.provider())
                .andIfGiven(label("tag"), "tag", label("tag", application, search.tag()))
                .andIfGiven(label("dot"), "dot", label("dot", application, search.dotNumber()));
        if (search.updatedAfter() != null || search.updatedBefore() != null) {
            where.and("updated_at >= :from", "from", search.updatedAfter() == null ? FIRST : search.updatedAfter())
                    .and("updated_at <= :to", "to", search.updatedBefore() == null ? LAST : search.updatedBefore());
        }
        boolean ascending = search.order() == ConnectionSearch.Order.ASC;
        // The collation is that of the indexes: see V9.
        return where.andIfGiven("id COLLATE \"C\" " + (ascending ? ">" : "<") + " :after", "after", page.after())
                .select(COLUMNS, "connection", "id COLLATE \"C\" " + (ascending ? "ASC" : "DESC"), page.rows());
    }

    private static String label(String kind) {
        return "connection_labels(application_id, tags, company, account) @> ARRAY[CAST(:" + kind + " AS text)]";
    }

    private static String label(String kind, ApplicationId application, String value) {
        return value == null ? null : kind + ":" + application.value() + ":" + value;
    }
}
