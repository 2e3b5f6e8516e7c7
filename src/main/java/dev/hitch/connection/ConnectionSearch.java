package dev.hitch.connection;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import dev.hitch.paging.ListParameters;
import dev.hitch.query.Filter;
import dev.hitch.query.Query;

/**
 * Which connections a list has, and in which order. A member that is null does not matter; without a status the list
 * has every connection but the deleted ones.
 */
record ConnectionSearch(
        String externalId,
        Boolean externalIdVerified,
        String dotNumber,
        String tag,
        ConnectionStatus status,
        String provider,
        Instant updatedAfter,
        Instant updatedBefore,
        Order order) {

    private static final String DIGITS = "^[0-9]{1,12}$";

    private static final Filter<String> EXTERNAL_ID = Filter.text("externalId", null);
    private static final Filter<Boolean> EXTERNAL_ID_VERIFIED = Filter.of(
                    "externalIdVerified",
                    "Of those with an `externalId`, those whose is verified, or those whose is not.",
                    "must be true or false",
                    text -> Optional.of(text)
                            .filter(word -> word.equals("true") || word.equals("false"))
                            .map(Boolean::valueOf))
            .documented(schema -> schema.addType(SchemaType.BOOLEAN));
    private static final Filter<String> DOT_NUMBER = Filter.text(
                    "dotNumber",
                    "One of the company's or the account's USDOT numbers.",
                    "must have 1 to 12 digits",
                    text -> text.matches(DIGITS))
            .documented(schema -> schema.pattern(DIGITS).addType(SchemaType.STRING));
    private static final Filter<String> TAG = Filter.text("tag", null);
    private static final Filter<ConnectionStatus> STATUS =
            Filter.word("status", "Without it, everything but `deleted`.", ConnectionStatus.class);
    private static final Filter<String> PROVIDER = Filter.text("provider", null)
            .documented(schema -> schema.addType(SchemaType.STRING).addExample("geotab"));
    private static final Filter<Instant> UPDATED_AFTER = Filter.instant("updatedAfter", "Last updated then or later.");
    private static final Filter<Instant> UPDATED_BEFORE =
            Filter.instant("updatedBefore", "Last updated then or earlier.");
    private static final Filter<Order> ORDER = Filter.word("order", "By creation.", Order.DESC);

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

    /** What {@code query} asks for. */
    static ConnectionSearch of(Query query) {
        return new ConnectionSearch(
                query.get(EXTERNAL_ID),
                query.get(EXTERNAL_ID_VERIFIED),
                query.get(DOT_NUMBER),
                query.get(TAG),
                query.get(STATUS),
                query.get(PROVIDER),
                query.get(UPDATED_AFTER),
                query.get(UPDATED_BEFORE),
                query.get(ORDER));
    }

    /** Describes the filters in the OpenAPI document. It names the interface itself: the scanner looks no further. */
    @OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
    public static class Parameters extends ListParameters implements OASFilter {

        public Parameters() {
            super(
                    "listConnections",
                    EXTERNAL_ID,
                    EXTERNAL_ID_VERIFIED,
                    DOT_NUMBER,
                    TAG,
                    STATUS,
                    PROVIDER,
                    UPDATED_AFTER,
                    UPDATED_BEFORE,
                    ORDER);
        }
    }
}
