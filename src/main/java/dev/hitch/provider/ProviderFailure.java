package dev.hitch.provider;

import java.time.Duration;

/**
 * Why a provider did not open an account. Each case is what we decided it means; the vendor's own words stay in its package and
 * are at most logged.
 */
public abstract sealed class ProviderFailure extends RuntimeException {

    private ProviderFailure(String message) {
        super(message, null, false, false);
    }

    /** The credentials are wrong, expired or for an account that does not exist. The user has to type others. */
    public static final class InvalidCredentials extends ProviderFailure {
        /** {@code message} is for the log: no credential in it. */
        public InvalidCredentials(String message) {
            super(message);
        }
    }

    /** The credentials are right, but may not do what a connection needs. An administrator of the account has to allow it. */
    public static final class InsufficientPermissions extends ProviderFailure {
        /** {@code message} is for the log: no credential in it. */
        public InsufficientPermissions(String message) {
            super(message);
        }
    }

    /** The provider's own quota is used up. */
    public static final class RateLimited extends ProviderFailure {
        private final Duration retryAfter;

        /** {@code retryAfter} is what the provider said, or a guess. */
        public RateLimited(Duration retryAfter) {
            super("rate limited");
            this.retryAfter = retryAfter;
        }

        /** How long to wait. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The provider cannot be reached, is in trouble, or answered with something that makes no sense. */
    public static final class Unavailable extends ProviderFailure {
        /** {@code message} is for the log: no credential in it. */
        public Unavailable(String message) {
            super(message);
        }
    }

    /** The provider was silent for longer than we wait. */
    public static final class TimedOut extends ProviderFailure {
        /** {@code limit} is how long we waited. */
        public TimedOut(Duration limit) {
            super("no answer within " + limit);
        }
    }
}
