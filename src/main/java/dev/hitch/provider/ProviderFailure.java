package dev.hitch.provider;

import java.time.Duration;

/**
 * Why a provider did not open an account, in our words. The provider's own text stays in its package and is at most
 * logged.
 */
public final class ProviderFailure extends RuntimeException {

    /** What it means for the one who wants to connect. A {@code switch} expression over it names every kind. */
    public enum Kind {
        /** The credentials are wrong, expired or of no account. The user has to type others. */
        INVALID_CREDENTIALS,
        /** The credentials are right, but lack permissions. An administrator of the account has to grant them. */
        INSUFFICIENT_PERMISSIONS,
        /** The provider's own limit of requests is reached. */
        RATE_LIMITED,
        /** The provider cannot be reached, reports an error of its own, or its answer cannot be understood. */
        UNAVAILABLE,
        /** The provider did not answer within the time limit. */
        TIMED_OUT
    }

    private final Kind kind;
    private final Duration retryAfter;

    private ProviderFailure(Kind kind, String message, Duration retryAfter) {
        super(message, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** {@code message} is for the log and holds no credential. */
    public static ProviderFailure of(Kind kind, String message) {
        return new ProviderFailure(kind, message, Duration.ZERO);
    }

    /** {@link Kind#RATE_LIMITED}; {@code retryAfter} is what the provider said, or our guess. */
    public static ProviderFailure rateLimited(Duration retryAfter) {
        return new ProviderFailure(Kind.RATE_LIMITED, "rate limited", retryAfter);
    }

    /** What it means. */
    public Kind kind() {
        return kind;
    }

    /** How long to wait before the next attempt; zero where the provider's limit is not the reason. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
