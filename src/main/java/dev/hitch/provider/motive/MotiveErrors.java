package dev.hitch.provider.motive;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFailure.Kind;
import dev.hitch.provider.http.ProviderAnswer;

/** Says what an answer of Motive means. The status tells; {@code error_message} in the body is for people, and is never read. */
final class MotiveErrors {

    // Motive documents no time to wait; its quotas are counted a minute.
    private static final Duration WAIT = Duration.ofSeconds(60);

    private MotiveErrors() {}

    /**
     * The one company of an answer.
     *
     * @throws ProviderFailure where the answer is an error, or makes no sense
     */
    static JsonNode companyOf(ProviderAnswer answer) {
        return switch (answer.status()) {
            case 200 -> company(answer.json().path("companies"));
            // Mistyped, expired or revoked.
            case 401 -> throw ProviderFailure.of(Kind.INVALID_CREDENTIALS, "HTTP 401");
            // The key was made without access to the company.
            case 403 -> throw ProviderFailure.of(Kind.INSUFFICIENT_PERMISSIONS, "HTTP 403");
            case 429 -> throw ProviderFailure.rateLimited(answer.retryAfter().orElse(WAIT));
            // 5xx, and what a gateway makes up.
            default -> throw ProviderFailure.of(Kind.UNAVAILABLE, "HTTP " + answer.status());
        };
    }

    private static JsonNode company(JsonNode companies) {
        if (companies.isArray() && companies.isEmpty()) {
            // The key works, and is restricted to things that are not the company.
            throw ProviderFailure.of(Kind.INSUFFICIENT_PERMISSIONS, "no company to be seen");
        }
        // A key belongs to one company.
        return companies.path(0).path("company");
    }
}
