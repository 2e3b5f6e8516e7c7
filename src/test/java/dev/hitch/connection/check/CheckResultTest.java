package dev.hitch.connection.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.application.ApplicationId;
import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.ConnectionSchedule;
import dev.hitch.connection.ConnectionScheduleTest;
import dev.hitch.connection.DueCheck;
import dev.hitch.connection.check.CheckResult.Kind;
import dev.hitch.credential.Sealed;
import dev.hitch.provider.ProviderAccount;
import dev.hitch.provider.ProviderFailure;

import static org.assertj.core.api.Assertions.assertThat;

/** What follows from the result of a check, without a provider. */
class CheckResultTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static DueCheck check(String sourceId) {
        return new DueCheck(
                new ConnectionId("conn_01HXQ4YK8V2X0X0X0X0X0X0X0X"),
                new ApplicationId("app_01HXQ4YK8V2X0X0X0X0X0X0X0X"),
                "geotab",
                sourceId,
                new Sealed("key", new byte[0]),
                NOW,
                0);
    }

    private static Kind opened(String before, String now) {
        return CheckResult.opened(check(before), new ProviderAccount(now, null, null, List.of()))
                .kind();
    }

    @Test
    void theSameAccountIsAccepted() {
        assertThat(opened("acme", "acme")).isEqualTo(Kind.ACCEPTED);
    }

    @Test
    void anotherAccountNeedsTheUser() {
        assertThat(opened("acme", "bolt")).isEqualTo(Kind.REFUSED);
    }

    @Test
    void whereAnAccountHasNoIdItCountsAsTheSame() {
        assertThat(opened(null, "acme")).isEqualTo(Kind.ACCEPTED);
        assertThat(opened("acme", null)).isEqualTo(Kind.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_CREDENTIALS, REFUSED",
        "EXPIRED_PASSWORD, REFUSED",
        "NOT_FOUND, REFUSED",
        "INSUFFICIENT_PERMISSIONS, REFUSED",
        "RATE_LIMITED, NONE",
        "UNREACHABLE, NONE",
        "UNAVAILABLE, NONE",
        "UNKNOWN_ERROR, NONE",
        "TIMED_OUT, NONE"
    })
    void onlyWhatTheUserCanPutRightDisconnects(ProviderFailure.Kind failure, Kind result) {
        assertThat(CheckResult.failed(ProviderFailure.of(failure, "")).kind()).isEqualTo(result);
    }

    @Test
    void aFailureOfOursShowsNothing() {
        assertThat(CheckResult.failed(new IllegalStateException("no key")))
                .isEqualTo(new CheckResult(Kind.NONE, Duration.ZERO));
    }

    @Test
    void aRateLimitIsWaitedFor() {
        ConnectionSchedule schedule = ConnectionScheduleTest.daily();
        CheckResult limited = CheckResult.failed(ProviderFailure.rateLimited(Duration.ofHours(1)));
        assertThat(limited.retryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(limited.repeatAt(schedule, 1, NOW)).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(limited.repeatAt(schedule, 6, NOW)).isAfterOrEqualTo(NOW.plus(Duration.ofMinutes(160)));
    }

    @Test
    void connectionsOfOneAccountAreCheckedOnce() {
        assertThat(check("acme").account()).isEqualTo(check("acme").account());
        assertThat(check(null).account()).isNotEqualTo(check("acme").account());
    }
}
