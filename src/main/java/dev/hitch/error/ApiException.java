package dev.hitch.error;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The one way to answer a request with an error. The caller gets its detail unchanged, so it must contain no secret, no
 * text of a provider and nothing internal.
 */
public final class ApiException extends RuntimeException {

    private final ErrorCode code;
    private final transient Object detail;
    private final Duration retryAfter;

    private ApiException(ErrorCode code, Object detail, Duration retryAfter) {
        // A mistake of the caller is not a defect: a stack trace would only cost time.
        super(code.wireName(), null, false, false);
        this.code = code;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    /** An error explained in a sentence, or not at all where {@code detail} is null. */
    public static ApiException of(ErrorCode code, String detail) {
        return new ApiException(code, detail, null);
    }

    /** An error explained by the places where the request is wrong. */
    public static ApiException of(ErrorCode code, List<Violation> violations) {
        return new ApiException(code, List.copyOf(violations), null);
    }

    /** An error explained by one place where the request is wrong. */
    public static ApiException of(ErrorCode code, Violation violation) {
        return of(code, List.of(violation));
    }

    /** 429: the caller may try again after {@code retryAfter}, which is answered in whole seconds, at least one. */
    public static ApiException tooManyRequests(String detail, Duration retryAfter) {
        return new ApiException(ErrorCode.TOO_MANY_REQUESTS, detail, retryAfter);
    }

    /** 503: the service expects to work again after {@code retryAfter}, answered in the same way. */
    public static ApiException unavailable(String detail, Duration retryAfter) {
        return new ApiException(ErrorCode.SERVICE_UNAVAILABLE, detail, retryAfter);
    }

    /** Which error it is. */
    public ErrorCode code() {
        return code;
    }

    /** The body of the answer. */
    public ErrorBody body() {
        Long seconds = retryAfter().map(ApiException::wholeSeconds).orElse(null);
        return new ErrorBody(code.wireName(), code.message(), detail, seconds);
    }

    /** How long the caller should wait, where that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
