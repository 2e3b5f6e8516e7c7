package dev.hitch.paging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.json.Nearest;
import dev.hitch.time.Timestamps;

/**
 * The query parameters of a list, read strictly: a filter that is misspelt would otherwise answer with everything. Ask for each
 * filter, then for the {@link #page}, which refuses whatever is wrong, all at once. Not for use by two threads.
 */
public final class ListQuery {

    /** For {@code @Parameter(ref = …)} at every list: the parameter that says where to go on; {@link PageParameters} adds the limit. */
    public static final String CURSOR = "cursor";

    static final String LIMIT = "limit";

    private static final String QUERY = "{requestQuery}.";
    private static final int LONGEST = 255;

    private final Map<String, List<String>> given;
    private final Map<String, String> filters = new TreeMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private final TreeSet<String> known = new TreeSet<>();

    private ListQuery(Map<String, List<String>> given) {
        this.given = given;
    }

    /** A query with these values by parameter name, decoded. */
    public static ListQuery of(Map<String, List<String>> given) {
        return new ListQuery(given);
    }

    /** A text of 1 to 255 characters, or null where the parameter is not given. */
    public String text(String name) {
        return filter(name, "must have 1 to " + LONGEST + " characters", ListQuery::storable);
    }

    /** A text that {@code rule} takes, or null where the parameter is not given; {@code message} says what it must be. */
    public String text(String name, String message, Predicate<String> rule) {
        return filter(name, message, text -> storable(text).filter(rule));
    }

    /** One of the words that the enum's constants print as, or null where the parameter is not given. */
    public <E extends Enum<E>> E word(String name, Class<E> words) {
        E[] constants = words.getEnumConstants();
        String all =
                String.join(", ", Arrays.stream(constants).map(Enum::toString).toList());
        return filter(name, "must be one of " + all, text -> Arrays.stream(constants)
                .filter(word -> word.toString().equals(text))
                .findFirst());
    }

    /** An instant, or null where the parameter is not given. */
    public Instant instant(String name) {
        return filter(name, "must be a date-time as 2021-01-06T03:24:53.000Z", Timestamps::parseParameter);
    }

    // Postgres keeps no NUL character.
    private static Optional<String> storable(String text) {
        int characters = text.codePointCount(0, text.length());
        return Optional.of(text)
                .filter(given -> characters >= 1 && characters <= LONGEST)
                .filter(given -> given.indexOf('\0') < 0);
    }

    private <T> T filter(String name, String message, Function<String, Optional<T>> parse) {
        String text = single(name);
        if (text == null) {
            return null;
        }
        filters.put(name, text);
        Optional<T> value = parse.apply(text);
        if (value.isEmpty()) {
            violations.add(Violation.of(QUERY + name, message));
        }
        return value.orElse(null);
    }

    private String single(String name) {
        known.add(name);
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            violations.add(Violation.of(QUERY + name, "must be given once"));
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /**
     * Which part of {@code list}, under the filters asked for so far, is wanted; or fails with {@code bad_request}. A cursor goes on
     * in the very list that it came from, filters included.
     */
    public PageRequest page(String list) {
        String filtered = filters.isEmpty() ? list : list + " " + filters;
        String cursor = single(CURSOR);
        // Those who keep the cursor in a variable send it empty at first.
        PageRequest page =
                PageRequest.of(filtered, cursor == null || cursor.isEmpty() ? null : cursor, single(LIMIT), violations);
        check();
        return page;
    }

    /** For a query of something that is no list: fails with {@code bad_request} where anything is wrong. */
    public void check() {
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(this::unknown)
                .forEach(violations::add);
        if (!violations.isEmpty()) {
            throw ApiException.of(ErrorCode.BAD_REQUEST, violations);
        }
    }

    private Violation unknown(String name) {
        return new Violation(
                QUERY + name,
                "is not a known parameter; known are " + String.join(", ", known),
                Nearest.to(name, known).orElse(null));
    }
}
