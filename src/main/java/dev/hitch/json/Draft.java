package dev.hitch.json;

import java.util.List;
import java.util.stream.Stream;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;

/**
 * A body with what is wrong with it so far. A service that judges it further, by what is stored, adds to that, so that
 * the caller is told everything at once.
 *
 * @param body what could be read of it, with null for members that could not; null where nothing could
 * @param violations what is wrong with it
 * @param unread why it was not read at all, or null
 */
public record Draft<T>(T body, List<Violation> violations, ApiException unread) {

    /** A body that was read. */
    public Draft(T body, List<Violation> violations) {
        this(body, violations, null);
    }

    /** A body with nothing wrong so far. */
    public static <T> Draft<T> of(T body) {
        return new Draft<>(body, List.of());
    }

    /** The same with {@code more}, except for places where something is known to be wrong already. */
    public Draft<T> with(List<Violation> more) {
        Stream<Violation> added = more.stream().filter(found -> violations.stream()
                .noneMatch(known -> known.path().equals(found.path())));
        return new Draft<>(body, Stream.concat(violations.stream(), added).toList(), unread);
    }

    /** The error to answer; null where nothing is wrong. */
    public ApiException error() {
        if (unread != null) {
            return unread;
        }
        return violations.isEmpty() ? null : ApiException.of(ErrorCode.BAD_REQUEST, violations);
    }

    /** The body, where nothing is wrong with it; else fails with {@link #error}. */
    public T require() {
        if (error() != null) {
            throw error();
        }
        return body;
    }
}
