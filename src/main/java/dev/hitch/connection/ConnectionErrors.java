package dev.hitch.connection;

import java.util.List;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;

/** Says in the API's words why a connection was not made, found or changed. */
public final class ConnectionErrors {

    private static final String CREDENTIALS = Violation.BODY + ".credentials";
    private static final String LATER = "Nothing was stored. Please try again later.";

    private ConnectionErrors() {}

    /** For a call whose body names the connection or has the credentials. */
    public static ApiException of(ConnectionFailure failure) {
        return switch (failure.kind()) {
            case NOT_FOUND -> ApiException.of(ErrorCode.NOT_FOUND, "There is no such connection.");
            case INVALID_FIELDS -> ApiException.of(ErrorCode.BAD_REQUEST, fields(failure));
            case INVALID_CREDENTIALS -> credentials(ErrorCode.INVALID_CREDENTIALS, refused(failure.field()));
            case EXPIRED_PASSWORD ->
                credentials(
                        ErrorCode.INVALID_CREDENTIALS,
                        "have a password that has expired; the user has to change it at the provider first");
            case FIELD_NOT_FOUND -> ApiException.of(ErrorCode.INVALID_CREDENTIALS, fields(failure));
            case INSUFFICIENT_PERMISSIONS ->
                credentials(
                        ErrorCode.INSUFFICIENT_PERMISSIONS,
                        "belong to a user who lacks permissions; an administrator has to grant them");
            case ANOTHER_ACCOUNT ->
                credentials(
                        ErrorCode.UNPROCESSABLE_ENTITY,
                        "are of another account than this connection's; give those of the same account, or make a new"
                                + " connection");
            case RATE_LIMITED ->
                ApiException.tooManyRequests("The provider's own limit is reached.", failure.retryAfter());
            case PROVIDER_UNREACHABLE ->
                ApiException.of(ErrorCode.BAD_GATEWAY, "The provider could not be reached, at two attempts. " + LATER);
            case PROVIDER_UNKNOWN_ERROR ->
                ApiException.of(
                        ErrorCode.BAD_GATEWAY,
                        "The provider answered with an error that is not known here. Nothing was stored. Name the"
                                + " X-Request-Id of this answer when you ask the operator about it.");
            case PROVIDER_UNAVAILABLE -> ApiException.of(ErrorCode.BAD_GATEWAY, LATER);
            case PROVIDER_TIMED_OUT -> ApiException.of(ErrorCode.GATEWAY_TIMEOUT, LATER);
            case CHANGED_MEANWHILE ->
                ApiException.of(
                        ErrorCode.CONFLICT,
                        "The connection was changed by another request at the same time. Please try again.");
            case EXTERNAL_ID_TAKEN ->
                ApiException.of(
                        ErrorCode.CONFLICT,
                        "The connection " + failure.other()
                                + " of the same account has this externalId: connecting the account again could"
                                + " mean either.");
            case CONNECTED_ANEW ->
                ApiException.of(
                        ErrorCode.CONFLICT,
                        "The account was connected anew, as " + failure.other()
                                + ": delete that connection first, or give this one another externalId.");
            case OVER_LIMIT -> ApiException.of(ErrorCode.UNPROCESSABLE_ENTITY, over(failure));
        };
    }

    /** For a call whose Connection-Token names the connection, and whose body at most asks to connect it. */
    static ApiException ofCurrent(ConnectionFailure failure) {
        return switch (failure.kind()) {
            case NOT_FOUND ->
                ApiException.of(ErrorCode.FORBIDDEN, "The Connection-Token names no connection of this application.");
            case INVALID_CREDENTIALS, EXPIRED_PASSWORD, FIELD_NOT_FOUND ->
                notReconnected(ErrorCode.INVALID_CREDENTIALS);
            case INSUFFICIENT_PERMISSIONS -> notReconnected(ErrorCode.INSUFFICIENT_PERMISSIONS);
            case ANOTHER_ACCOUNT -> notReconnected(ErrorCode.UNPROCESSABLE_ENTITY);
            case INVALID_FIELDS,
                    RATE_LIMITED,
                    PROVIDER_UNREACHABLE,
                    PROVIDER_UNAVAILABLE,
                    PROVIDER_UNKNOWN_ERROR,
                    PROVIDER_TIMED_OUT,
                    CHANGED_MEANWHILE,
                    EXTERNAL_ID_TAKEN,
                    CONNECTED_ANEW,
                    OVER_LIMIT -> of(failure);
        };
    }

    private static List<Violation> fields(ConnectionFailure failure) {
        return failure.faults().stream()
                .map(fault -> new Violation(CREDENTIALS + "." + fault.field(), fault.message(), fault.suggestion()))
                .toList();
    }

    private static List<Violation> over(ConnectionFailure failure) {
        return failure.over().stream()
                .map(one -> new Violation(
                        Violation.BODY + "." + one.member() + "[" + one.index() + "]",
                        "has no room: the connection of this account may have " + one.most() + " " + one.member(),
                        null))
                .toList();
    }

    private static String refused(String leftOut) {
        String several = "; a user who has several must name one in `" + leftOut + "`, which was left out";
        return "were refused by the provider; ask the user for valid ones" + (leftOut == null ? "" : several);
    }

    private static ApiException credentials(ErrorCode code, String message) {
        return ApiException.of(code, Violation.of(CREDENTIALS, message));
    }

    private static ApiException notReconnected(ErrorCode code) {
        return ApiException.of(
                code,
                Violation.of(
                        Violation.BODY + ".status",
                        "cannot be connected: the stored credentials no longer open the account; send the user to the"
                                + " linkUrl"));
    }
}
