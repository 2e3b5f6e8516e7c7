package dev.hitch.paging;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import dev.hitch.query.Filter;
import dev.hitch.query.Query;

/**
 * Which part of a list is asked for.
 *
 * @param list names the list: what is in it, whose it is, and the filters
 * @param after the position of the last row that was seen; null for the first page
 * @param limit the most rows of a page
 */
public record PageRequest(String list, String after, int limit) {

    /** For {@code @Parameter(ref = …)} at every list: the parameter with the position of the next page. */
    public static final String CURSOR = "cursor";

    private static final int DEFAULT_LIMIT = 100;
    private static final int LARGEST_LIMIT = 1_000;

    static final Filter<Integer> LIMIT = Filter.of(
                    "limit",
                    "The most results of a page.",
                    "must be a whole number from 1 to " + LARGEST_LIMIT,
                    PageRequest::limit)
            .orElse(DEFAULT_LIMIT)
            .documented(schema -> schema.addType(SchemaType.INTEGER)
                    .minimum(BigDecimal.ONE)
                    .maximum(BigDecimal.valueOf(LARGEST_LIMIT))
                    .defaultValue(DEFAULT_LIMIT));

    /** Reads the whole query of a list without filters; or throws {@code bad_request} with everything that is wrong. */
    public static PageRequest read(Map<String, List<String>> given, String list) {
        return Query.read(given, query -> of(list, query));
    }

    /**
     * Reads {@code cursor} and {@code limit}. A cursor is valid only for the list that it came from, with the same
     * filters.
     */
    static PageRequest of(String list, Query query) {
        Map<String, String> filters = query.given();
        String filtered = filters.isEmpty() ? list : list + " " + filters;
        String after = query.get(cursor(filtered));
        Integer limit = query.get(LIMIT);
        return new PageRequest(
                filtered, after == null || after.isEmpty() ? null : after, limit == null ? DEFAULT_LIMIT : limit);
    }

    // Clients that keep the cursor in a variable send an empty one first.
    static Filter<String> cursor(String list) {
        return Filter.of(
                CURSOR,
                "The `next` of the page before, with the same filters.",
                "must be the next of an earlier page of this very list",
                text -> text.isEmpty() ? Optional.of("") : Cursor.parse(list, text));
    }

    private static Optional<Integer> limit(String text) {
        return Optional.of(text)
                .filter(given -> given.matches("[1-9][0-9]{0,3}"))
                .map(Integer::valueOf)
                .filter(rows -> rows <= LARGEST_LIMIT);
    }

    /** How many rows to read: one more than the page has tells whether there is a next one. */
    public int rows() {
        return limit + 1;
    }

    /** The page that {@code found}, at most {@link #rows()} rows, makes. */
    public <R, V> Page<V> page(List<R> found, Function<R, String> position, Function<R, V> view) {
        boolean more = found.size() > limit;
        List<R> shown = more ? found.subList(0, limit) : found;
        String next = more ? Cursor.of(list, position.apply(shown.get(limit - 1))) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
