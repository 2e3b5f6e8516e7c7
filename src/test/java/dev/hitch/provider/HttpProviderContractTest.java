package dev.hitch.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.provider.ProviderFailure.Kind;
import dev.hitch.testing.FakeProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every {@link Provider} keeps that is called over HTTP. */
public abstract class HttpProviderContractTest extends ProviderContractTest {

    /** Where {@link #provider()} is pointed at. */
    protected abstract FakeProvider fake();

    @Override
    protected Map<String, String> rateLimited() {
        fake().answers(429, "", "Retry-After", "17");
        return right();
    }

    @Override
    protected Map<String, String> down() {
        fake().answers(503, "<h1>Service Unavailable</h1>");
        return right();
    }

    @Override
    protected Map<String, String> silent() {
        fake().fallsSilent();
        return right();
    }

    @AfterEach
    void stop() {
        fake().close();
    }

    @Test
    void oneVerificationIsOneRequest() {
        verify(right());
        failure(Kind.INVALID_CREDENTIALS, wrong());
        failure(Kind.UNAVAILABLE, down());
        assertThat(fake().received()).hasSize(3);
    }

    @Test
    void secretsAreNotInTheAddress() {
        verify(right());
        assertThat(right().values())
                .noneMatch(value -> fake().received().get(0).path().contains(value));
    }

    @Test
    void secondsToWaitAreTakenFromTheProvider() {
        assertThat(failure(Kind.RATE_LIMITED, rateLimited()).retryAfter()).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void dateToWaitForIsTakenFromTheProvider() {
        Instant date = Instant.now().plusSeconds(120);
        fake().answers(
                        429,
                        "{}",
                        "Retry-After",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)));
        assertThat(failure(Kind.RATE_LIMITED, right()).retryAfter())
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
    }

    @Test
    void quotaWithoutATimeIsGivenOne() {
        fake().answers(429, "slow down");
        assertThat(failure(Kind.RATE_LIMITED, right()).retryAfter()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{} {}", "<html></html>", "{\"surprise\":1}"})
    void garbageIsUnavailable(String body) {
        fake().answers(200, body);
        failure(Kind.UNAVAILABLE, right());
    }

    @Test
    void deeplyNestedAnswerIsUnavailable() {
        fake().answers(200, "{\"data\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
        failure(Kind.UNAVAILABLE, right());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tooLargeAnAnswerIsUnavailableAndNotReadToItsEnd(boolean announced) throws Exception {
        fake().answersWithoutEnd(announced);
        failure(Kind.UNAVAILABLE, right());
        assertThat(fake().wasHungUpOn()).isTrue();
    }

    @Test
    void redirectIsNotFollowed() {
        fake().answers(302, "", "Location", fake().url() + "/elsewhere");
        failure(Kind.UNAVAILABLE, right());
        assertThat(fake().received()).hasSize(1);
    }

    @Test
    void closedConnectionIsUnavailable() {
        fake().hangsUp();
        failure(Kind.UNAVAILABLE, right());
    }

    @Test
    void portWithoutServerIsUnreachableAtTwoAttemptsWithinASecondOrTwo() {
        Provider provider = provider();
        assertThat(provider).isNotNull();
        fake().close();
        Instant asked = Instant.now();
        failure(Kind.UNREACHABLE, right());
        assertThat(Duration.between(asked, Instant.now())).isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
    }

    @Test
    void secondAttemptEndsAtTheTimeLimit() {
        Provider provider = provider();
        assertThat(provider).isNotNull();
        fake().close();
        Instant asked = Instant.now();
        assertThatThrownBy(() -> verifyQuickly(right())).extracting("kind").isEqualTo(Kind.TIMED_OUT);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 409, 422})
    void refusalThatNobodyKnowsIsAnUnknownError(int status) {
        fake().answers(status, "<p>" + right() + "</p>");
        failure(Kind.UNKNOWN_ERROR, right());
        assertThat(fake().received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 500, 502})
    void everyOtherStatusIsUnavailable(int status) {
        fake().answers(status, "");
        failure(Kind.UNAVAILABLE, right());
    }

    @Test
    void connectionIsClosedAtTheTimeLimit() throws Exception {
        verify(right());
        fake().fallsSilent();
        assertThatThrownBy(() -> verifyQuickly(right())).extracting("kind").isEqualTo(Kind.TIMED_OUT);
        fake().wakesUp();
        assertThat(fake().wasHungUpOn()).isTrue();
    }
}
