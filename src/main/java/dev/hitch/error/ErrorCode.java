package dev.hitch.error;

import java.net.ConnectException;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.persistence.OptimisticLockException;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/** Every error the API answers with: its HTTP status, its {@code code} on the wire and its one-sentence message. */
public enum ErrorCode {
    BAD_REQUEST(400, "The request is not valid."),
    UNAUTHORIZED(401, "The request carries no valid access token."),
    FORBIDDEN(403, "The access token does not allow this."),
    NOT_FOUND(404, "There is nothing here."),
    METHOD_NOT_ALLOWED(405, "This address does not take that method."),
    NOT_ACCEPTABLE(406, "This address answers with another media type than those accepted."),
    REQUEST_TIMEOUT(408, "The request body came too slowly."),
    CONFLICT(409, "The request conflicts with the present state."),
    GONE(410, "This existed and is over."),
    PAYLOAD_TOO_LARGE(413, "The request body is too large."),
    URI_TOO_LONG(414, "The address is too long."),
    UNSUPPORTED_MEDIA_TYPE(415, "The request body must be application/json."),
    UNPROCESSABLE_ENTITY(422, "The request is valid but cannot be carried out."),
    INVALID_CREDENTIALS(422, "The provider refused the credentials."),
    INSUFFICIENT_PERMISSIONS(422, "The provider accepted the credentials, but their permissions do not suffice."),
    TOO_MANY_REQUESTS(429, "Too many requests."),
    REQUEST_HEADER_FIELDS_TOO_LARGE(431, "The request's headers are too large."),
    INTERNAL_SERVER_ERROR(500, "Something went wrong on our side."),
    NOT_IMPLEMENTED(501, "The provider has nothing of this kind."),
    BAD_GATEWAY(502, "The provider could not be reached or answered with an error."),
    SERVICE_UNAVAILABLE(503, "The service is not available right now."),
    GATEWAY_TIMEOUT(504, "The provider did not answer in time.");

    private final int status;
    private final String message;

    ErrorCode(int status, String message) {
        this.status = status;
        this.message = message;
    }

    /** The HTTP status this error is answered with. */
    public int status() {
        return status;
    }

    /** A sentence for people, the same for every error of this code. */
    public String message() {
        return message;
    }

    /** The {@code code} member of the answer, such as {@code bad_request}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its detail names the places where the request is wrong; any other's detail is a sentence. */
    boolean namesPlaces() {
        return status == BAD_REQUEST.status || status == UNPROCESSABLE_ENTITY.status;
    }

    /** The error for an HTTP status that the framework chose. */
    public static ErrorCode ofStatus(int status) {
        for (ErrorCode code : values()) {
            if (code.status == status) {
                return code;
            }
        }
        return status < 500 ? BAD_REQUEST : INTERNAL_SERVER_ERROR;
    }

    /**
     * The error for a failure that nobody expected: the database is away, another request was faster, or it is our
     * fault.
     */
    public static ErrorCode of(Throwable failure) {
        if (causes(failure).anyMatch(ErrorCode::databaseGone)) {
            return SERVICE_UNAVAILABLE;
        }
        return causes(failure).anyMatch(OptimisticLockException.class::isInstance) ? CONFLICT : INTERNAL_SERVER_ERROR;
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    // SQLSTATE class 08 is a broken connection, 57P a server that is shutting down or starting, 53300 one that is full.
    private static boolean databaseGone(Throwable cause) {
        if (cause instanceof PgException refused) {
            String state = String.valueOf(refused.getSqlState());
            return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
        }
        return cause instanceof ConnectException || cause instanceof ClosedConnectionException;
    }
}
