package dev.hitch.connection;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.provider.ProviderFailure;

/** What a caller of the API is told when a provider does not open an account. */
final class ConnectionErrors {

    private static final String CREDENTIALS = Violation.BODY + ".credentials";

    private ConnectionErrors() {}

    static ApiException notFound() {
        return ApiException.of(ErrorCode.NOT_FOUND, "There is no such connection.");
    }

    static ApiException anotherAccount() {
        return ApiException.of(
                ErrorCode.UNPROCESSABLE_ENTITY,
                Violation.of(
                        CREDENTIALS,
                        "are of another account than this connection's; give those of the same account, or make a new"
                                + " connection"));
    }

    static ApiException of(ProviderFailure failure) {
        if (failure instanceof ProviderFailure.InvalidCredentials) {
            return ApiException.of(
                    ErrorCode.INVALID_CREDENTIALS,
                    Violation.of(CREDENTIALS, "were refused by the provider; ask the user for valid ones"));
        } else if (failure instanceof ProviderFailure.InsufficientPermissions) {
            return ApiException.of(
                    ErrorCode.INSUFFICIENT_PERMISSIONS,
                    Violation.of(
                            CREDENTIALS, "belong to a user who lacks permissions; an administrator has to grant them"));
        } else if (failure instanceof ProviderFailure.RateLimited limited) {
            return ApiException.tooManyRequests("The provider's own limit is reached.", limited.retryAfter());
        } else if (failure instanceof ProviderFailure.TimedOut) {
            return ApiException.of(ErrorCode.GATEWAY_TIMEOUT, "Nothing was stored. Please try again later.");
        }
        return ApiException.of(ErrorCode.BAD_GATEWAY, "Nothing was stored. Please try again later.");
    }
}
