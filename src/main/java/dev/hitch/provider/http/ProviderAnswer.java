package dev.hitch.provider.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFailure.Kind;

/** What a provider answered. Its body is parsed on demand: many errors come with an HTML page. */
public final class ProviderAnswer {

    private static final int MAX_DEPTH = 32;
    private static final int LONGEST_TEXT = 255;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(100)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final int status;
    private final Optional<Duration> retryAfter;
    private final byte[] body;

    ProviderAnswer(int status, Optional<Duration> retryAfter, byte[] body) {
        this.status = status;
        this.retryAfter = retryAfter;
        this.body = body;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** How long to wait before another call, where the provider said so. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /**
     * The body of a success.
     *
     * @param wait how long to wait where the provider's limit is reached and it does not say
     * @throws ProviderFailure for every status but 200: 401 means invalid credentials, 403 insufficient permissions,
     *     429 the provider's limit, any other 4xx an error that we do not know, and all else that it is unavailable
     */
    public JsonNode success(Duration wait) {
        return switch (status) {
            case 200 -> json();
            case 401 -> throw ProviderFailure.of(Kind.INVALID_CREDENTIALS, "HTTP 401");
            case 403 -> throw ProviderFailure.of(Kind.INSUFFICIENT_PERMISSIONS, "HTTP 403");
            case 429 -> throw ProviderFailure.rateLimited(retryAfter.orElse(wait));
            default -> throw failed("");
        };
    }

    /** What a status says that has no meaning of its own for us; {@code more} is for the log. */
    public ProviderFailure failed(String more) {
        Kind kind = status >= 400 && status < 500 ? Kind.UNKNOWN_ERROR : Kind.UNAVAILABLE;
        return ProviderFailure.of(kind, "HTTP " + status + more);
    }

    /**
     * The body.
     *
     * @throws ProviderFailure as {@link #failed} where it is no JSON object
     */
    public JsonNode json() {
        try {
            JsonNode json = MAPPER.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException garbage) {
            // Reported below without its message, which quotes the body.
        }
        throw failed(" with something that is no JSON object");
    }

    /**
     * The text or number at {@code node}, without control characters and cut to 255 characters, so that it can be
     * stored; empty where there is none.
     */
    public static Optional<String> text(JsonNode node) {
        if (!node.isTextual() && !node.isIntegralNumber()) {
            return Optional.empty();
        }
        String text = node.asText().replaceAll("\\p{Cntrl}", "").strip();
        int end = text.codePointCount(0, text.length()) > LONGEST_TEXT
                ? text.offsetByCodePoints(0, LONGEST_TEXT)
                : text.length();
        return Optional.of(text.substring(0, end)).filter(kept -> !kept.isEmpty());
    }

    /** Only the status: the body may quote what was sent. */
    @Override
    public String toString() {
        return "ProviderAnswer[" + status + "]";
    }
}
