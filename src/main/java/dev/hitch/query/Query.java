package dev.hitch.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.json.Nearest;

/**
 * The query of a request, read strictly: an unknown parameter is refused, because a list with a misspelt filter would
 * answer with everything. Not thread-safe.
 */
public final class Query {

    private static final String PATH = "{requestQuery}.";

    private final Map<String, List<String>> given;
    private final TreeMap<String, String> read = new TreeMap<>();
    private final TreeSet<String> known = new TreeSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private Query(Map<String, List<String>> given) {
        this.given = given;
    }

    /**
     * Reads a whole query.
     *
     * @param given the values by parameter name, decoded
     * @param reading gets every parameter that is known
     * @return what {@code reading} returns; or throws {@code bad_request} with everything that is wrong
     */
    public static <T> T read(Map<String, List<String>> given, Function<Query, T> reading) {
        Query query = new Query(given);
        T value = reading.apply(query);
        query.refuseUnknown();
        if (!query.violations.isEmpty()) {
            throw ApiException.of(ErrorCode.BAD_REQUEST, query.violations);
        }
        return value;
    }

    /**
     * The value of {@code filter}, or what it has otherwise where it is not given. A wrong value is remembered and
     * null.
     */
    public <T> T get(Filter<T> filter) {
        known.add(filter.name());
        List<String> values = given.getOrDefault(filter.name(), List.of());
        if (values.size() > 1) {
            refuse(filter.name(), "must be given once");
        }
        if (values.isEmpty()) {
            return filter.otherwise();
        }
        read.put(filter.name(), values.get(0));
        Optional<T> value = filter.parse().apply(values.get(0));
        if (value.isEmpty()) {
            refuse(filter.name(), filter.message());
        }
        return value.orElse(null);
    }

    /** What was got so far and is given, by name. */
    public Map<String, String> given() {
        return new TreeMap<>(read);
    }

    private void refuse(String name, String message) {
        violations.add(Violation.of(PATH + name, message));
    }

    private void refuseUnknown() {
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(this::unknown)
                .forEach(violations::add);
    }

    private Violation unknown(String name) {
        return new Violation(
                PATH + name,
                "is not a known parameter; known are " + String.join(", ", known),
                Nearest.to(name, known).orElse(null));
    }
}
