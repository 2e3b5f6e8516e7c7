package dev.hitch.connection;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.hitch.connection.ConnectionFailure.Kind;
import dev.hitch.connection.ConnectionFailure.Over;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFields.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/** What a caller of the API is told for each kind of failure. */
class ConnectionErrorsTest {

    private static List<String> paths(ApiException error) {
        return error.body().detail() instanceof List<?> places
                ? places.stream().map(place -> ((Violation) place).path()).toList()
                : List.of();
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, NOT_FOUND, ",
        "INVALID_CREDENTIALS, INVALID_CREDENTIALS, {requestBody}.credentials",
        "EXPIRED_PASSWORD, INVALID_CREDENTIALS, {requestBody}.credentials",
        "INSUFFICIENT_PERMISSIONS, INSUFFICIENT_PERMISSIONS, {requestBody}.credentials",
        "ANOTHER_ACCOUNT, UNPROCESSABLE_ENTITY, {requestBody}.credentials",
        "PROVIDER_UNREACHABLE, BAD_GATEWAY, ",
        "PROVIDER_UNAVAILABLE, BAD_GATEWAY, ",
        "PROVIDER_UNKNOWN_ERROR, BAD_GATEWAY, ",
        "PROVIDER_TIMED_OUT, GATEWAY_TIMEOUT, ",
        "CHANGED_MEANWHILE, CONFLICT, "
    })
    void connectingFailsWithACodeAndAPlace(Kind kind, ErrorCode code, String path) {
        ApiException error = ConnectionErrors.of(ConnectionFailure.of(kind));
        assertThat(error.code()).isEqualTo(code);
        assertThat(paths(error)).isEqualTo(path == null ? List.of() : List.of(path));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, FORBIDDEN, ",
        "INVALID_CREDENTIALS, INVALID_CREDENTIALS, {requestBody}.status",
        "EXPIRED_PASSWORD, INVALID_CREDENTIALS, {requestBody}.status",
        "FIELD_NOT_FOUND, INVALID_CREDENTIALS, {requestBody}.status",
        "INSUFFICIENT_PERMISSIONS, INSUFFICIENT_PERMISSIONS, {requestBody}.status",
        "ANOTHER_ACCOUNT, UNPROCESSABLE_ENTITY, {requestBody}.status",
        "PROVIDER_UNREACHABLE, BAD_GATEWAY, ",
        "PROVIDER_UNAVAILABLE, BAD_GATEWAY, ",
        "PROVIDER_UNKNOWN_ERROR, BAD_GATEWAY, ",
        "PROVIDER_TIMED_OUT, GATEWAY_TIMEOUT, ",
        "CHANGED_MEANWHILE, CONFLICT, "
    })
    void theCurrentConnectionFailsAtItsStatus(Kind kind, ErrorCode code, String path) {
        ApiException error = ConnectionErrors.ofCurrent(ConnectionFailure.of(kind));
        assertThat(error.code()).isEqualTo(code);
        assertThat(paths(error)).isEqualTo(path == null ? List.of() : List.of(path));
    }

    @Test
    void eachWrongFieldIsNamedInTheBody() {
        ConnectionFailure failure = ConnectionFailure.invalidFields(
                List.of(new Fault("pasword", Fault.Kind.UNKNOWN, "is not a field", "password")));
        ApiException error = ConnectionErrors.of(failure);
        assertThat(error.code()).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(error.body().detail())
                .isEqualTo(List.of(new Violation("{requestBody}.credentials.pasword", "is not a field", "password")));
    }

    @Test
    void theFieldThatTheProviderDoesNotKnowIsNamedInTheBody() {
        ProviderFailure failure = ProviderFailure.of(ProviderFailure.Kind.NOT_FOUND, "", "database");
        ApiException error = ConnectionErrors.of(ConnectionFailure.of(failure));
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_CREDENTIALS);
        assertThat(paths(error)).containsExactly("{requestBody}.credentials.database");
    }

    @Test
    void theFieldThatWasLeftOutAndMayBeNeededIsNamed() {
        ProviderFailure failure = ProviderFailure.of(ProviderFailure.Kind.INVALID_CREDENTIALS, "", "database");
        ApiException error = ConnectionErrors.of(ConnectionFailure.of(failure));
        assertThat(paths(error)).containsExactly("{requestBody}.credentials");
        assertThat(error.body().detail().toString()).contains("`database`");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXTERNAL_ID_TAKEN", "CONNECTED_ANEW"})
    void theOtherConnectionIsNamed(Kind kind) {
        ConnectionFailure failure = ConnectionFailure.of(kind, new ConnectionId("conn_01HXQ4YK8V2X0X0X0X0X0X0X0X"));
        ApiException error = ConnectionErrors.ofCurrent(failure);
        assertThat(error.code()).isEqualTo(ErrorCode.CONFLICT);
        assertThat((String) error.body().detail()).contains("conn_01HXQ4YK8V2X0X0X0X0X0X0X0X");
    }

    @Test
    void whatHasNoRoomIsNamed() {
        ApiException error = ConnectionErrors.of(ConnectionFailure.overLimit(List.of(new Over("tags", 3, 50))));
        assertThat(error.code()).isEqualTo(ErrorCode.UNPROCESSABLE_ENTITY);
        assertThat(paths(error)).containsExactly("{requestBody}.tags[3]");
    }

    @Test
    void theProvidersWaitIsPassedOn() {
        ConnectionFailure failure = ConnectionFailure.of(ProviderFailure.rateLimited(Duration.ofSeconds(42)));
        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(ConnectionErrors.of(failure).retryAfter()).contains(Duration.ofSeconds(42));
    }

    @ParameterizedTest
    @EnumSource(ProviderFailure.Kind.class)
    void noProviderFailureIsLost(ProviderFailure.Kind kind) {
        assertThat(ConnectionFailure.of(ProviderFailure.of(kind, "")).kind().name())
                .endsWith(kind.name());
    }
}
