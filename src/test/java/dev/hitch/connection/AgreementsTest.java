package dev.hitch.connection;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.hitch.id.Ulids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AgreementsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant EARLIER = NOW.minusSeconds(3600);

    private final Ulids ulids = new Ulids(new SecureRandom());

    private Agreements of(Agreement... given) {
        return plus(Agreements.NONE, given);
    }

    private Agreements plus(Agreements recorded, Agreement... given) {
        Additions additions = new Additions();
        Agreements all = recorded.plus(List.of(given), additions, ulids, NOW);
        additions.require();
        return all;
    }

    private static Agreement agreement(String url, Instant acceptedAt) {
        return new Agreement(url, "terms", "198.51.100.7", acceptedAt, "Firefox");
    }

    @Test
    void nothingAgreedToIsNone() {
        assertThat(Agreements.NONE.plus(null, new Additions(), ulids, NOW)).isEqualTo(Agreements.NONE);
    }

    @Test
    void whereNobodyToldWhenItWasAcceptedItIsWhenItIsStored() {
        assertThat(of(agreement("https://acme.com/a", EARLIER), agreement("https://acme.com/b", null))
                        .entries())
                .extracting(Agreements.Entry::acceptedAt)
                .containsExactly(EARLIER, NOW);
    }

    @Test
    void eachHasAnIdOfItsOwnAndItsUrlInAscii() {
        Agreements stored = of(agreement("https://acme.com/ä", NOW), agreement("https://acme.com/ä", EARLIER));
        assertThat(stored.entries())
                .extracting(Agreements.Entry::agreementUrl)
                .containsExactly("https://acme.com/%C3%A4", "https://acme.com/%C3%A4");
        assertThat(stored.entries().stream().map(Agreements.Entry::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> Ulids.matches("agr_", id));
    }

    @Test
    void laterOnesComeAfterEarlierOnesAndNoneIsLost() {
        Agreements first = of(agreement("https://acme.com/a", null));
        Agreements both = plus(first, agreement("https://acme.com/b", null));
        assertThat(both.entries().get(0)).isEqualTo(first.entries().get(0));
        assertThat(both.entries()).hasSize(2);
        assertThat(first.entries()).hasSize(1);
    }

    static Stream<Agreement> others() {
        return Stream.of(
                new Agreement("https://acme.com/b", "terms", "198.51.100.7", NOW, "Firefox"),
                new Agreement("https://acme.com/a", null, "198.51.100.7", NOW, "Firefox"),
                new Agreement("https://acme.com/a", "terms", "198.51.100.8", NOW, "Firefox"),
                new Agreement("https://acme.com/a", "terms", "198.51.100.7", EARLIER, "Firefox"),
                new Agreement("https://acme.com/a", "terms", "198.51.100.7", NOW, null));
    }

    @ParameterizedTest
    @MethodSource("others")
    void theSameIsRecordedOnceAndAnotherBesideIt(Agreement other) {
        Agreements first = of(agreement("https://acme.com/a", NOW));
        assertThat(plus(first, agreement("https://acme.com/a", NOW), agreement("https://acme.com/a", null)))
                .isEqualTo(first);
        assertThat(plus(first, other, other).entries()).hasSize(2);
    }

    private Agreements full() {
        return of(IntStream.range(0, 20)
                .mapToObj(i -> new Agreement("https://acme.com/a", "terms", "198.51.100." + i, null, "Firefox"))
                .toArray(Agreement[]::new));
    }

    @Test
    void theTwentyFirstIsRefusedByItsPlace() {
        ConnectionFailure failure = catchThrowableOfType(
                ConnectionFailure.class,
                () -> plus(full(), agreement("https://acme.com/a", null), agreement("https://acme.com/b", null)));
        assertThat(failure.over()).containsExactly(new ConnectionFailure.Over("agreements", 1, 20));
    }

    @Test
    void whoAcceptsTheSameTextFromYetAnotherAddressIsNotRefused() {
        Agreements full = full();
        assertThat(plus(full, new Agreement("https://acme.com/a", "terms", "203.0.113.9", null, "Chrome")))
                .isEqualTo(full);
    }

    @Test
    void theOwnerSeesWhoseTheyAre() {
        Connection connection = new Connection();
        connection.id = "conn_01HXQ4YK8V2X0X0X0X0X0X0X0X";
        connection.applicationId = "app_01HXQ4YK8V2X0X0X0X0X0X0X0X";
        Agreements stored = of(agreement("https://acme.com/a", null));
        assertThat(stored.of(connection))
                .containsExactly(new Agreements.View(
                        stored.entries().get(0).id(),
                        connection.applicationId,
                        connection.id,
                        "https://acme.com/a",
                        "terms",
                        "198.51.100.7",
                        NOW,
                        "Firefox"));
    }
}
