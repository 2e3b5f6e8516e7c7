package dev.hitch.json;

import java.util.List;
import java.util.stream.Stream;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;

/**
 * A body with its violations so far, for code that checks it further against what is stored, so that the caller is told
 * of everything at once.
 *
 * @param body what could be read of it, with null for what could not; null where nothing could
 * @param violations what is wrong with it
 */
public record Draft<T>(T body, List<Violation> violations) {

    /** A body with nothing wrong so far. */
    public static <T> Draft<T> of(T body) {
        return new Draft<>(body, List.of());
    }

    /** The same with those of {@code more} whose place has no violation yet. */
    public Draft<T> with(List<Violation> more) {
        Stream<Violation> added = more.stream().filter(found -> violations.stream()
                .noneMatch(known -> known.path().equals(found.path())));
        return new Draft<>(body, Stream.concat(violations.stream(), added).toList());
    }

    /** The body if there are no violations; else throws {@code bad_request}. */
    public T require() {
        if (!violations.isEmpty()) {
            throw ApiException.of(ErrorCode.BAD_REQUEST, violations);
        }
        return body;
    }
}
