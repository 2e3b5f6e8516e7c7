package dev.hitch.connection;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.provider.ProviderFailure;

/** What a caller of the API is told when a provider does not open an account. */
final class ConnectionErrors {

    private static final String CREDENTIALS = Violation.BODY + ".credentials";
    private static final String LATER = "Nothing was stored. Please try again later.";

    private ConnectionErrors() {}

    static ApiException notFound() {
        return ApiException.of(ErrorCode.NOT_FOUND, "There is no such connection.");
    }

    static ApiException unknownToken() {
        return ApiException.of(ErrorCode.FORBIDDEN, "The Connection-Token names no connection of this application.");
    }

    static ApiException changedMeanwhile() {
        return ApiException.of(
                ErrorCode.CONFLICT,
                "The connection was changed by another request at the same time. Please try again.");
    }

    static ApiException sameExternalId(ConnectionId other) {
        return ApiException.of(
                ErrorCode.CONFLICT,
                "The connection " + other
                        + " of the same account has this externalId: connecting the account again could"
                        + " mean either.");
    }

    /** What a caller is told who asks for {@code connected} where the provider does not accept what is stored. */
    static ApiException ofStored(ProviderFailure failure) {
        ApiException told = of(failure);
        return told.code() == ErrorCode.INVALID_CREDENTIALS || told.code() == ErrorCode.INSUFFICIENT_PERMISSIONS
                ? notReconnected(told.code())
                : told;
    }

    /** {@code code} where the stored credentials do not connect it. */
    static ApiException notReconnected(ErrorCode code) {
        return ApiException.of(
                code,
                Violation.of(
                        Violation.BODY + ".status",
                        "cannot be connected: the stored credentials no longer open the account; send the user to the"
                                + " linkUrl"));
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
        return switch (failure.kind()) {
            case INVALID_CREDENTIALS ->
                ApiException.of(
                        ErrorCode.INVALID_CREDENTIALS,
                        Violation.of(CREDENTIALS, "were refused by the provider; ask the user for valid ones"));
            case INSUFFICIENT_PERMISSIONS ->
                ApiException.of(
                        ErrorCode.INSUFFICIENT_PERMISSIONS,
                        Violation.of(
                                CREDENTIALS,
                                "belong to a user who lacks permissions; an administrator has to grant them"));
            case RATE_LIMITED ->
                ApiException.tooManyRequests("The provider's own limit is reached.", failure.retryAfter());
            case TIMED_OUT -> ApiException.of(ErrorCode.GATEWAY_TIMEOUT, LATER);
            case UNAVAILABLE -> ApiException.of(ErrorCode.BAD_GATEWAY, LATER);
        };
    }
}
