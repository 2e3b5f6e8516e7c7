package dev.hitch.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.hitch.error.Violation;

/**
 * Which part of a list is asked for.
 *
 * @param list names the list: whose it is, and what is in it
 * @param after the position of the last row that was seen; null for the first page
 * @param limit the most rows of a page
 */
public record PageRequest(String list, String after, int limit) {

    static final int DEFAULT_LIMIT = 100;
    static final int LARGEST_LIMIT = 1_000;
    private static final String QUERY = "{requestQuery}.";

    /** What {@code cursor} and {@code limit} say, each maybe null. What is wrong with them is added to {@code violations}. */
    static PageRequest of(String list, String cursor, String limit, List<Violation> violations) {
        Optional<String> after = Optional.ofNullable(cursor).flatMap(given -> Cursor.parse(list, given));
        if (cursor != null && after.isEmpty()) {
            violations.add(Violation.of(QUERY + "cursor", "must be the next of an earlier page of this very list"));
        }
        Optional<Integer> rows = limit(limit);
        if (rows.isEmpty()) {
            violations.add(Violation.of(QUERY + "limit", "must be a whole number from 1 to " + LARGEST_LIMIT));
        }
        return new PageRequest(list, after.orElse(null), rows.orElse(DEFAULT_LIMIT));
    }

    private static Optional<Integer> limit(String given) {
        return Optional.ofNullable(given)
                .or(() -> Optional.of(String.valueOf(DEFAULT_LIMIT)))
                .filter(text -> text.matches("[1-9][0-9]{0,3}"))
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
