package dev.hitch.provider.samsara;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    private final FakeSamsara europe = new FakeSamsara().organization("in-europe", "3309", "Nordic Haulage", 8);

    @AfterEach
    void stopEurope() {
        europe.close();
    }

    @Override
    protected FakeProvider fake() {
        return samsara;
    }

    @Override
    protected Provider provider() {
        return provider(Optional.of(europe.url()));
    }

    private Provider provider(Optional<String> euUrl) {
        return new SamsaraProvider(new Clouds(samsara.url(), euUrl), http());
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

    private record Clouds(String url, Optional<String> euUrl) implements SamsaraConfig {}

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

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "-1"})
    void numberThatIsNoDotNumberIsLeftOut(int number) {
        samsara.organization("samsara_api_ann", "1107", "Acme Trucking", number);
        assertThat(verify(right()).dotNumbers()).isEmpty();
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

    @Test
    void credentialsSealedUnderTheFormerNameGoOnWorking() {
        assertThat(verify(Map.of("apiToken", "samsara_api_ann")).sourceId()).isEqualTo("1107");
    }

    private static final Map<String, String> IN_EUROPE = Map.of("apiKey", "in-europe");

    private ProviderAccount verifyStored(Credentials stored) {
        return provider().verify(stored).await().atMost(Duration.ofSeconds(20));
    }

    private void asked(int inAmerica, int inEurope) {
        assertThat(List.of(samsara.received().size(), europe.received().size())).containsExactly(inAmerica, inEurope);
    }

    @Test
    void tokenThatTheFirstCloudKnowsIsSentThereAlone() {
        assertThat(verify(right()).remembered()).isEmpty();
        asked(1, 0);
    }

    @Test
    void tokenThatItDoesNotKnowIsSentToEuropeOnceAndThereFirstFromThenOn() {
        ProviderAccount account = verify(IN_EUROPE);
        assertThat(account.sourceId()).isEqualTo("3309");
        asked(1, 1);
        Credentials stored = Credentials.of(IN_EUROPE).with(account.remembered());
        assertThat(verifyStored(stored).sourceId()).isEqualTo("3309");
        asked(1, 2);
    }

    @Test
    void accountThatIsNoLongerWhereItWasIsLookedForInTheOtherCloud() {
        Credentials stored = Credentials.of(right()).with(Map.of("cloud", "eu"));
        assertThat(verifyStored(stored).remembered()).isEmpty();
        asked(1, 1);
    }

    @Test
    void tokenThatNeitherCloudKnowsIsInvalid() {
        failure(Kind.INVALID_CREDENTIALS, wrong());
        asked(1, 1);
    }

    @ParameterizedTest
    @CsvSource({"403, INSUFFICIENT_PERMISSIONS", "429, RATE_LIMITED", "404, UNKNOWN_ERROR", "503, UNAVAILABLE"})
    void onlyAnUnknownTokenIsSentElsewhere(int status, Kind kind) {
        samsara.answers(status, "");
        failure(kind, IN_EUROPE);
        asked(1, 0);
    }

    @Test
    void tokenIsNotCalledInvalidWhileTheOtherCloudIsAway() {
        europe.answers(503, "");
        failure(Kind.UNAVAILABLE, IN_EUROPE);
    }

    @Test
    void bothCloudsTogetherHaveOneTimeLimit() {
        europe.fallsSilent();
        Instant asked = Instant.now();
        assertThatThrownBy(() -> verifyQuickly(IN_EUROPE)).extracting("kind").isEqualTo(Kind.TIMED_OUT);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void anotherServerThanSamsarasOwnIsTheOnlyOneUnlessTwoAreNamed() {
        for (Optional<String> same : List.of(Optional.<String>empty(), Optional.of(samsara.url() + "/"))) {
            assertThatThrownBy(() -> provider(same)
                            .verify(Credentials.of(IN_EUROPE))
                            .await()
                            .atMost(Duration.ofSeconds(20)))
                    .extracting("kind")
                    .isEqualTo(Kind.INVALID_CREDENTIALS);
        }
        asked(2, 0);
    }
}
