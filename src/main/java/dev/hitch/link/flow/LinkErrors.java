package dev.hitch.link.flow;

import dev.hitch.connection.ConnectionFailure;
import dev.hitch.error.ErrorCode;
import dev.hitch.page.FormPage.Reason;
import dev.hitch.page.FormPage.Trouble;
import dev.hitch.page.NoticePage.Notice;

/** Says in the words of Link's pages why an account was not connected, and gives each page its HTTP status. */
final class LinkErrors {

    private LinkErrors() {}

    /** Why an attempt failed, for the user. */
    static Trouble trouble(ConnectionFailure failure) {
        return switch (failure.kind()) {
            case NOT_FOUND -> Trouble.of(Reason.CONNECTION_CLOSED);
            case INVALID_CREDENTIALS -> new Trouble(Reason.WRONG_CREDENTIALS, null, failure.field());
            case EXPIRED_PASSWORD -> Trouble.of(Reason.EXPIRED_PASSWORD);
            case INSUFFICIENT_PERMISSIONS -> Trouble.of(Reason.INSUFFICIENT_PERMISSIONS);
            case RATE_LIMITED -> new Trouble(Reason.RATE_LIMITED, failure.retryAfter(), null);
            case PROVIDER_UNREACHABLE -> Trouble.of(Reason.PROVIDER_UNREACHABLE);
            case PROVIDER_UNAVAILABLE -> Trouble.of(Reason.PROVIDER_DOWN);
            case PROVIDER_UNKNOWN_ERROR -> Trouble.of(Reason.PROVIDER_ERROR);
            case PROVIDER_TIMED_OUT -> Trouble.of(Reason.PROVIDER_SLOW);
            case ANOTHER_ACCOUNT -> Trouble.of(Reason.OTHER_ACCOUNT);
            case CONNECTED_ANEW -> Trouble.of(Reason.CONNECTED_ANEW);
            case OVER_LIMIT -> Trouble.of(Reason.NO_ROOM);
            // What is wrong with a field is shown there, and Link changes no connection in another way.
            case INVALID_FIELDS, FIELD_NOT_FOUND, CHANGED_MEANWHILE, EXTERNAL_ID_TAKEN -> Trouble.of(Reason.OUR_FAULT);
        };
    }

    static int status(Reason reason) {
        return switch (reason) {
            case WRONG_CREDENTIALS, EXPIRED_PASSWORD, INSUFFICIENT_PERMISSIONS, OTHER_ACCOUNT, NO_ROOM -> 422;
            case CONNECTED_ANEW -> 409;
            case RATE_LIMITED -> 429;
            case PROVIDER_UNREACHABLE, PROVIDER_DOWN, PROVIDER_ERROR -> 502;
            case PROVIDER_SLOW -> 504;
            case CONNECTION_CLOSED -> 404;
            case OUR_FAULT -> 500;
        };
    }

    /** What users are told of a failure that nobody expected. */
    static LinkFailure unexpected(Throwable failure) {
        return LinkFailure.of(
                ErrorCode.of(failure) == ErrorCode.SERVICE_UNAVAILABLE ? Notice.SERVICE_AWAY : Notice.OUR_FAULT);
    }

    static int status(Notice notice) {
        return switch (notice) {
            case NO_LINK -> 200;
            case LINK_NOT_FOUND, CONNECTION_CLOSED -> 404;
            case LINK_OVER -> 410;
            case TOO_MANY_ATTEMPTS -> 429;
            case LINK_INCOMPLETE, PAGE_EXPIRED, PAGE_INVALID, FRAME_BLOCKED, UNREADABLE -> 400;
            case TOO_SLOW -> 408;
            case PAGE_USED -> 409;
            case TOO_LARGE -> 413;
            case COOKIES_TOO_LARGE -> 431;
            case OUR_FAULT -> 500;
            case SERVICE_AWAY -> 503;
        };
    }
}
