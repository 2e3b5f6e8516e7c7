package dev.hitch.provider.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFailure.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the status and the form of a provider's answer mean. */
class AnswerStatusTest {

    private static final Duration USUAL = Duration.ofSeconds(60);

    private static ProviderAnswer answer(int status, Duration retryAfter, String body) {
        return new ProviderAnswer(status, Optional.ofNullable(retryAfter), body.getBytes(StandardCharsets.UTF_8));
    }

    private static ProviderFailure failure(ProviderAnswer answer) {
        return catchThrowableOfType(ProviderFailure.class, () -> answer.success(USUAL));
    }

    @Test
    void aSuccessIsItsObject() {
        assertThat(answer(200, null, "{\"data\":{\"id\":7}}")
                        .success(USUAL)
                        .path("data")
                        .path("id")
                        .asInt())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "401, INVALID_CREDENTIALS",
        "403, INSUFFICIENT_PERMISSIONS",
        "429, RATE_LIMITED",
        "500, UNAVAILABLE",
        "502, UNAVAILABLE",
        "503, UNAVAILABLE"
    })
    void eachStatusHasItsMeaning(int status, Kind kind) {
        assertThat(failure(answer(status, null, "<html>s3cr3t</html>")).kind()).isEqualTo(kind);
        assertThat(failure(answer(status, null, "<html>s3cr3t</html>"))).hasMessageNotContaining("s3cr3t");
    }

    @Test
    void aLimitIsWaitedForAsLongAsTheProviderSaysElseTheUsualTime() {
        assertThat(failure(answer(429, Duration.ofSeconds(7), "{}")).retryAfter())
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(failure(answer(429, null, "{}")).retryAfter()).isEqualTo(USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "7", "{", "{} {}", "<html></html>"})
    void whatIsNoObjectIsUnavailableWithoutBeingQuoted(String body) {
        ProviderFailure failure = failure(answer(200, null, body));
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessage("HTTP 200 with something that is no JSON object");
    }

    @Test
    void printedItShowsTheStatusAlone() {
        assertThat(answer(200, null, "{\"key\":\"s3cr3t\"}")).hasToString("ProviderAnswer[200]");
    }
}
