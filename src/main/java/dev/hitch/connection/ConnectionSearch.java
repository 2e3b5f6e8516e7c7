package dev.hitch.connection;

import java.time.Instant;
import java.util.Locale;

import dev.hitch.paging.ListQuery;

/**
 * Which connections a list has, and in which order. What is null does not matter, but for the status: without one, everything but
 * what was deleted.
 */
record ConnectionSearch(
        String externalId,
        String dotNumber,
        String tag,
        ConnectionStatus status,
        String provider,
        Instant updatedAfter,
        Instant updatedBefore,
        Order order) {

    /** By creation. */
    enum Order {
        /** The oldest first. */
        ASC,
        /** The newest first. */
        DESC;

        /** As the API writes it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ConnectionSearch {
        order = order == null ? Order.DESC : order;
    }

    /** What {@code query} asks for; what is wrong with it is said by its page. */
    static ConnectionSearch of(ListQuery query) {
        return new ConnectionSearch(
                query.text("externalId"),
                query.text("dotNumber", "must have 1 to 12 digits", text -> text.matches("[0-9]{1,12}")),
                query.text("tag"),
                query.word("status", ConnectionStatus.class),
                query.text("provider"),
                query.instant("updatedAfter"),
                query.instant("updatedBefore"),
                query.word("order", Order.class));
    }
}
