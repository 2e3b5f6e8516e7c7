package dev.hitch.connection;

import dev.hitch.provider.ProviderAccount;
import dev.hitch.provider.ProviderFailure;

/**
 * What came of a check.
 *
 * @param account what the credentials opened; null where they did not
 * @param failure why they did not
 */
record Finding(DueCheck check, ProviderAccount account, Throwable failure) {

    /** Whether the user has to sign in again: nobody else can mend refused credentials, lacking permissions or another account. */
    boolean needsTheUser() {
        if (failure instanceof ProviderFailure told) {
            return switch (told.kind()) {
                case INVALID_CREDENTIALS, INSUFFICIENT_PERMISSIONS -> true;
                case RATE_LIMITED, UNAVAILABLE, TIMED_OUT -> false;
            };
        }
        return account != null && opensAnother(account.sourceId());
    }

    private boolean opensAnother(String sourceId) {
        return sourceId != null && check.sourceId() != null && !sourceId.equals(check.sourceId());
    }
}
