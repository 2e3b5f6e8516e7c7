package dev.hitch.provider;

import java.time.Duration;

/**
 * Why a provider did not open an account, in our words. The provider's own text stays in its package and is at most
 * logged.
 */
public final class ProviderFailure extends RuntimeException {

    /** What it means for the one who wants to connect. A {@code switch} expression over it names every kind. */
    public enum Kind {
        /**
         * The credentials are wrong or of no account. The user has to type others; {@link #field()} names one that was
         * left empty and may be needed.
         */
        INVALID_CREDENTIALS,
        /** The password is right, but too old. The user has to change it where the provider's users sign in. */
        EXPIRED_PASSWORD,
        /** The provider knows no such thing as was typed into {@link #field()}. The user has to type another. */
        NOT_FOUND,
        /** The credentials are right, but lack permissions. An administrator of the account has to grant them. */
        INSUFFICIENT_PERMISSIONS,
        /** The provider's own limit of requests is reached. */
        RATE_LIMITED,
        /** No connection could be opened, also at a second attempt: nothing was sent. */
        UNREACHABLE,
        /** The provider did not answer, reports trouble of its own, or its answer cannot be understood. */
        UNAVAILABLE,
        /** The provider answered with an error that we do not know. It may, or may not, be about the credentials. */
        UNKNOWN_ERROR,
        /** The provider did not answer within the time limit. */
        TIMED_OUT
    }

    private final Kind kind;
    private final Duration retryAfter;
    private final String field;

    private ProviderFailure(Kind kind, String message, Duration retryAfter, String field) {
        super(message, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.field = field;
    }

    /** {@code message} is for the log and holds no credential. */
    public static ProviderFailure of(Kind kind, String message) {
        return new ProviderFailure(kind, message, Duration.ZERO, null);
    }

    /** The same, about the field of the form with this name, or about none where it is null. */
    public static ProviderFailure of(Kind kind, String message, String field) {
        return new ProviderFailure(kind, message, Duration.ZERO, field);
    }

    /** {@link Kind#RATE_LIMITED}; {@code retryAfter} is what the provider said, or our guess. */
    public static ProviderFailure rateLimited(Duration retryAfter) {
        return new ProviderFailure(Kind.RATE_LIMITED, "rate limited", retryAfter, null);
    }

    /** What it means. */
    public Kind kind() {
        return kind;
    }

    /** How long to wait before the next attempt; zero where the provider's limit is not the reason. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The name of the field that it is about; null where it is about none in particular. */
    public String field() {
        return field;
    }
}
