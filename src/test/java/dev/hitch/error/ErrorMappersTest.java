package dev.hitch.error;

import java.net.ConnectException;
import java.time.Duration;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which answer each failure becomes. */
class ErrorMappersTest {

    private final ErrorMappers mappers = new ErrorMappers();

    private static void is(Response answer, ErrorCode code) {
        assertThat(answer.getStatus()).isEqualTo(code.status());
        assertThat(((ErrorBody) answer.getEntity()).code()).isEqualTo(code.wireName());
    }

    @ParameterizedTest
    @CsvSource({
        "08006, SERVICE_UNAVAILABLE",
        "57P01, SERVICE_UNAVAILABLE",
        "53300, SERVICE_UNAVAILABLE",
        "23505, INTERNAL_SERVER_ERROR"
    })
    void aDatabaseThatIsAwayIsSaidToComeBack(String state, ErrorCode code) {
        is(mappers.unexpected(new IllegalStateException(new PgException("gone", "FATAL", state, null))), code);
    }

    @Test
    void soIsOneThatCannotBeReached() {
        is(mappers.unexpected(new RuntimeException(new ConnectException("refused"))), ErrorCode.SERVICE_UNAVAILABLE);
    }

    @Test
    void twoChangesAtTheSameMomentAreAConflict() {
        is(mappers.unexpected(new RuntimeException(new OptimisticLockException())), ErrorCode.CONFLICT);
    }

    @Test
    void aDefectSaysNothingOfItself() {
        Response answer = mappers.unexpected(new IllegalStateException("password hunter2"));
        is(answer, ErrorCode.INTERNAL_SERVER_ERROR);
        assertThat(answer.getEntity().toString()).doesNotContain("hunter2");
    }

    @Test
    void aFailureThatCausesItselfIsAnsweredToo() {
        RuntimeException one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));
        is(mappers.unexpected(one), ErrorCode.INTERNAL_SERVER_ERROR);
    }

    @Test
    void whatTheFrameworkRefusesHasOurShape() {
        is(mappers.framework(new NotAcceptableException()), ErrorCode.NOT_ACCEPTABLE);
        is(mappers.framework(new WebApplicationException(418)), ErrorCode.BAD_REQUEST);
    }

    @Test
    void whatTheFrameworkAnswersThatIsNoErrorStays() {
        Response redirect = Response.status(302).header("Location", "/x").build();
        assertThat(mappers.framework(new RedirectionException(redirect))).isSameAs(redirect);
    }

    @Test
    void aTimeToWaitIsAHeaderToo() {
        Response answer = mappers.api(ApiException.tooManyRequests("Slow down.", Duration.ofMillis(1500)));
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("2");
        assertThat(mappers.api(ApiException.of(ErrorCode.GONE, "over")).getHeaderString("Retry-After"))
                .isNull();
    }

    @Test
    void anotherBodyIsToldWhichCodingIsTaken() {
        assertThat(mappers.api(ApiException.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, (String) null))
                        .getHeaderString("Accept-Encoding"))
                .isEqualTo("identity");
    }
}
