package dev.hitch.provider.samsara;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFailure.Kind;
import dev.hitch.provider.http.ProviderAnswer;

/** Says what an answer of Samsara means. The status tells; the body of an error is for people, and often is no JSON. */
final class SamsaraErrors {

    // Samsara counts requests a second and says in fractions of one how long to wait; this is for when it does not.
    private static final Duration WAIT = Duration.ofSeconds(5);

    private SamsaraErrors() {}

    /**
     * The {@code data} of an answer.
     *
     * @throws ProviderFailure where the answer is an error, or makes no sense
     */
    static JsonNode dataOf(ProviderAnswer answer) {
        return switch (answer.status()) {
            case 200 -> answer.json().path("data");
            // Mistyped, revoked or from another cloud: a European token is unknown to api.samsara.com.
            case 401 -> throw ProviderFailure.of(Kind.INVALID_CREDENTIALS, "HTTP 401");
            // The token lacks "Read Org Information".
            case 403 -> throw ProviderFailure.of(Kind.INSUFFICIENT_PERMISSIONS, "HTTP 403");
            case 429 -> throw ProviderFailure.rateLimited(answer.retryAfter().orElse(WAIT));
            // 5xx, and what a gateway makes up.
            default -> throw ProviderFailure.of(Kind.UNAVAILABLE, "HTTP " + answer.status());
        };
    }
}
