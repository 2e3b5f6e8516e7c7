package dev.hitch.provider.geotab;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.provider.HttpProviderContractTest;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderAccount;
import dev.hitch.provider.ProviderFailure.Kind;
import dev.hitch.testing.FakeGeotab;
import dev.hitch.testing.FakeProvider;

import static org.assertj.core.api.Assertions.assertThat;

class GeotabProviderTest extends HttpProviderContractTest {

    private final FakeGeotab geotab =
            new FakeGeotab().user("ann@acme.com", "s3cr3t-ann", "acme").user("bob@bolt.com", "s3cr3t-bob", "bolt");

    @Override
    protected FakeProvider fake() {
        return geotab;
    }

    @Override
    protected Provider provider() {
        return new GeotabProvider(geotab::url, http());
    }

    @Override
    protected Map<String, String> right() {
        return Map.of("username", "ann@acme.com", "password", "s3cr3t-ann");
    }

    @Override
    protected Map<String, String> rightForAnotherAccount() {
        return Map.of("username", "bob@bolt.com", "password", "s3cr3t-bob", "database", "bolt");
    }

    @Override
    protected Map<String, String> wrong() {
        return Map.of("username", "ann@acme.com", "password", "s3cr3t-typo");
    }

    @Test
    void databaseOfTheAnswerIsTheAccount() {
        ProviderAccount account = verify(right());
        assertThat(account.sourceId()).isEqualTo("acme");
        assertThat(account.name()).isEqualTo("acme");
        assertThat(account.user()).isEqualTo("ann@acme.com");
    }

    @Test
    void databaseIsSentWhereItWasTypedAlone() {
        verify(right());
        verify(rightForAnotherAccount());
        assertThat(geotab.received().get(0).body()).doesNotContain("database");
        assertThat(geotab.received().get(1).body()).contains("\"database\":\"bolt\"");
    }

    @Test
    void mistypedDatabaseIsNotFound() {
        Map<String, String> mistyped =
                Map.of("username", "ann@acme.com", "password", "s3cr3t-ann", "database", "acmee");
        assertThat(failure(Kind.NOT_FOUND, mistyped).field()).isEqualTo("database");
    }

    @Test
    void hostInsideTheDomainIsAcceptedWithoutASecondCall() {
        geotab.pointsTo(geotab.host());
        assertThat(verify(right()).sourceId()).isEqualTo("acme");
        assertThat(geotab.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "my23.geotab.com", "169.254.169.254", "127.0.0.1@evil.example"})
    void hostOutsideTheDomainIsRefused(String host) {
        geotab.pointsTo(host);
        failure(Kind.UNAVAILABLE, right());
    }

    @Test
    void nameIsSentWhereAnAddressWasTyped() {
        verify(Map.of(
                "username",
                "\u200bann@acme.com\u00a0",
                "password",
                "s3cr3t-ann",
                "database",
                "\ufeffhttps://my.geotab.com/acme/#dashboard "));
        assertThat(geotab.received().get(0).body())
                .contains("\"userName\":\"ann@acme.com\"")
                .contains("\"database\":\"acme\"");
    }

    @Test
    void refusalSaysThatADatabaseMayBeNeededWhereNoneWasNamed() {
        assertThat(failure(Kind.INVALID_CREDENTIALS, wrong()).field()).isEqualTo("database");
        Map<String, String> named = Map.of("username", "ann@acme.com", "password", "s3cr3t-typo", "database", "acme");
        assertThat(failure(Kind.INVALID_CREDENTIALS, named).field()).isNull();
    }

    @Test
    void expiredPasswordHasAKindOfItsOwn() {
        geotab.failsWith("ExpiredPasswordException", "Password expired");
        failure(Kind.EXPIRED_PASSWORD, right());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GenericException", "SecurityException", "NobodyKnowsException", "JSONRPCError", ""})
    void errorOfAKindThatNobodyKnowsIsAnUnknownError(String type) {
        geotab.failsWith(type, "Something");
        failure(Kind.UNKNOWN_ERROR, right());
    }

    @Test
    void kindMayStandInTheListOfErrorsAlone() {
        geotab.answers(200, "{\"error\":{\"errors\":[{\"name\":\"InvalidUserException\",\"message\":\"no\"}]}}");
        failure(Kind.INVALID_CREDENTIALS, right());
    }

    @Test
    void databaseThatIsDownIsUnavailable() {
        geotab.failsWith("DbUnavailableException", "ConnectionFailure");
        failure(Kind.UNAVAILABLE, right());
    }

    @Test
    void spentQuotaTellsHowLongToWait() {
        geotab.failsWith("OverLimitException", "API calls quota exceeded", "Retry-After", "42");
        assertThat(failure(Kind.RATE_LIMITED, right()).retryAfter()).isEqualTo(Duration.ofSeconds(42));
    }

    @Test
    void spentQuotaWithoutATimeIsAMinute() {
        geotab.failsWith("OverLimitException", "API calls quota exceeded");
        assertThat(failure(Kind.RATE_LIMITED, right()).retryAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void textOfAnErrorThatNobodyKnowsIsKeptOut() {
        geotab.failsWith("s3cr3t-ann", "s3cr3t-ann is not the password");
        assertThat(failure(Kind.UNKNOWN_ERROR, right())).hasMessageNotContaining("s3cr3t");
    }

    @Test
    void answerWithoutADatabaseIsUnavailable() {
        geotab.answers(200, "{\"result\":{\"path\":\"ThisServer\",\"credentials\":{\"database\":\" \"}}}");
        failure(Kind.UNAVAILABLE, right());
    }
}
