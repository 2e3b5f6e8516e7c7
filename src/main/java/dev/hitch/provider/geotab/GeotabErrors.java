package dev.hitch.provider.geotab;

import java.time.Duration;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFailure.Kind;
import dev.hitch.provider.http.ProviderAnswer;

/**
 * Reads the answers of MyGeotab. Errors come as JSON-RPC with HTTP 200; the kind is in {@code error.data.type}, or in
 * {@code error.errors[0].name} where older servers answer. The message is for people, and is never read.
 */
final class GeotabErrors {

    // The quota is counted a minute.
    private static final Duration QUOTA_PERIOD = Duration.ofSeconds(60);
    private static final Pattern KIND = Pattern.compile("[A-Za-z]{1,60}Exception");

    private GeotabErrors() {}

    /**
     * The {@code result} of an answer.
     *
     * @param databaseNamed whether the call named a database
     * @throws ProviderFailure where the answer is an error, or cannot be understood
     */
    static JsonNode resultOf(ProviderAnswer answer, boolean databaseNamed) {
        int status = answer.status();
        if (status == 429) {
            throw rateLimited(answer);
        }
        // A load balancer answers with an HTML page; a redirect would send the password to another host.
        if (status >= 500 || status >= 300 && status < 400) {
            throw answer.failed("");
        }
        JsonNode json = answer.json();
        if (json.hasNonNull("error")) {
            throw failure(json.path("error"), answer, databaseNamed);
        }
        if (status != 200 || !json.path("result").isObject()) {
            throw answer.failed(" with neither result nor error");
        }
        return json.path("result");
    }

    private static ProviderFailure failure(JsonNode error, ProviderAnswer answer, boolean databaseNamed) {
        String kind = kind(error);
        return switch (kind) {
            // Unknown user, wrong password, locked user: MyGeotab does not tell which. A user of several databases who
            // names none is refused in the same way.
            case "InvalidUserException" ->
                ProviderFailure.of(Kind.INVALID_CREDENTIALS, kind, databaseNamed ? null : GeotabProvider.DATABASE);
            // Right, but too old: it has to be changed in MyGeotab first.
            case "ExpiredPasswordException" -> ProviderFailure.of(Kind.EXPIRED_PASSWORD, kind);
            // A mistyped database, or a database that is down: the state behind the exception tells.
            case "DbUnavailableException" -> databaseFailure(error, kind);
            // More than ten Authenticate calls a minute and user, refused ones included. Comes with Retry-After.
            case "OverLimitException" -> rateLimited(answer);
            default -> ProviderFailure.of(Kind.UNKNOWN_ERROR, KIND.matcher(kind).matches() ? kind : "of no known form");
        };
    }

    private static String kind(JsonNode error) {
        String type = error.path("data").path("type").asText("");
        return type.isEmpty() ? error.path("errors").path(0).path("name").asText("") : type;
    }

    // Where the state stands differs between versions of the server, so it is looked for in the whole error.
    private static ProviderFailure databaseFailure(JsonNode error, String kind) {
        return error.toString().contains("UnknownDatabase")
                ? ProviderFailure.of(Kind.NOT_FOUND, kind + " with UnknownDatabase", GeotabProvider.DATABASE)
                : ProviderFailure.of(Kind.UNAVAILABLE, kind);
    }

    private static ProviderFailure rateLimited(ProviderAnswer answer) {
        return ProviderFailure.rateLimited(answer.retryAfter().orElse(QUOTA_PERIOD));
    }
}
