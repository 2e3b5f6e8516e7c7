package dev.hitch.provider.samsara;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.credential.Credentials;
import dev.hitch.provider.HttpProviderContractTest;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderAccount;
import dev.hitch.provider.ProviderFailure.Kind;
import dev.hitch.testing.FakeProvider;
import dev.hitch.testing.FakeSamsara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SamsaraProviderTest extends HttpProviderContractTest {

    private final FakeSamsara samsara = new FakeSamsara()
            .organization("samsara_api_ann", "1107", "Acme Trucking", 1234567)
            .organization("samsara_api_bob", "2208", "Bolt Freight", 7654321);

    @Override
    protected FakeProvider fake() {
        return samsara;
    }

    @Override
    protected Provider provider() {
        return new SamsaraProvider(samsara::url, http());
    }

    @Override
    protected Map<String, String> right() {
        return Map.of("apiKey", "samsara_api_ann");
    }

    @Override
    protected Map<String, String> rightForAnotherAccount() {
        return Map.of("apiKey", "samsara_api_bob");
    }

    @Override
    protected Map<String, String> wrong() {
        return Map.of("apiKey", "samsara_api_typo");
    }

    @Test
    void organizationIsTheAccount() {
        assertThat(verify(right())).isEqualTo(new ProviderAccount("1107", "Acme Trucking", null, List.of("1234567")));
    }

    @Test
    void spaceAroundACopiedTokenDoesNoHarm() {
        assertThat(verify(Map.of("apiKey", " samsara_api_ann\n")).sourceId()).isEqualTo("1107");
    }

    @Test
    void tokenAddsNoHeader() {
        failure(Kind.INVALID_CREDENTIALS, Map.of("apiKey", "samsara_api\r\nX-Admin: yes"));
        assertThat(samsara.received().get(0).header("X-admin")).isNull();
    }

    @Test
    void storedTokenThatNoHeaderCanCarryIsInvalidAndNotSent() {
        Credentials stored = Credentials.of(Map.of("apiKey", "samsara_api_\u00e4nn"));
        assertThatThrownBy(() -> provider().verify(stored).await().atMost(Duration.ofSeconds(5)))
                .extracting("kind")
                .isEqualTo(Kind.INVALID_CREDENTIALS);
        assertThat(samsara.received()).isEmpty();
    }

    @Test
    void tokenIsSentWithoutWhatWasCopiedWithIt() {
        assertThat(verify(Map.of("apiKey", "Authorization: Bearer samsara_api_\nann"))
                        .sourceId())
                .isEqualTo("1107");
    }

    @Test
    void tokenWithoutReadAccessLacksPermission() {
        samsara.answers(403, "{\"message\":\"forbidden\"}");
        failure(Kind.INSUFFICIENT_PERMISSIONS, right());
    }

    @Test
    void fractionsOfSecondsToWaitAreRead() {
        samsara.answers(429, "", "Retry-After", "0.40235");
        assertThat(failure(Kind.RATE_LIMITED, right()).retryAfter()).isEqualTo(Duration.ofMillis(402));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 400, 404, 500, 502})
    void everyOtherStatusIsUnavailable(int status) {
        samsara.answers(status, "upstream");
        failure(Kind.UNAVAILABLE, right());
    }

    @Test
    void credentialsSealedUnderTheFormerNameGoOnWorking() {
        assertThat(verify(Map.of("apiToken", "samsara_api_ann")).sourceId()).isEqualTo("1107");
    }
}
