package dev.hitch.error;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;

import jakarta.persistence.OptimisticLockException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorCodeTest {

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "404, NOT_FOUND",
        "422, UNPROCESSABLE_ENTITY",
        "418, BAD_REQUEST",
        "503, SERVICE_UNAVAILABLE",
        "507, INTERNAL_SERVER_ERROR"
    })
    void aStatusOfTheFrameworkHasACode(int status, ErrorCode code) {
        assertThat(ErrorCode.ofStatus(status)).isEqualTo(code);
    }

    @Test
    void aFailureThatNobodyExpectedHasACode() {
        assertThat(ErrorCode.of(new IllegalStateException(new ConnectException("refused"))))
                .isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
        assertThat(ErrorCode.of(new OptimisticLockException())).isEqualTo(ErrorCode.CONFLICT);
        assertThat(ErrorCode.of(new IllegalStateException())).isEqualTo(ErrorCode.INTERNAL_SERVER_ERROR);
    }

    @Test
    void aCodeIsWrittenInLowerCase() {
        assertThat(ErrorCode.BAD_REQUEST.wireName()).isEqualTo("bad_request");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "59999, 60"})
    void aWaitIsToldInWholeSecondsAndNeverTooShort(long millis, long seconds) {
        ApiException refused = ApiException.tooManyRequests("Slow down.", Duration.ofMillis(millis));
        assertThat(refused.body().retryAfter()).isEqualTo(seconds);
    }

    @Test
    void anErrorHasNoStackTraceAndNoDetailInItsMessage() {
        ApiException refused = ApiException.of(ErrorCode.BAD_REQUEST, Violation.of(Violation.BODY + ".name", "secret"));
        assertThat(refused.getStackTrace()).isEmpty();
        assertThat(refused).hasMessage("bad_request");
        assertThat(refused.body().detail()).isEqualTo(List.of(Violation.of("{requestBody}.name", "secret")));
        assertThat(refused.body().retryAfter()).isNull();
    }
}
