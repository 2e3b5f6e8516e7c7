package dev.hitch.connection;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.hitch.id.Ulids;

import static org.assertj.core.api.Assertions.assertThat;

class AgreementsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant EARLIER = NOW.minusSeconds(3600);

    private final Ulids ulids = new Ulids(new SecureRandom());

    private Agreements of(Agreement... given) {
        return Agreements.of(List.of(given), ulids, NOW);
    }

    private static Agreement agreement(String url, Instant acceptedAt) {
        return new Agreement(url, "terms", "198.51.100.7", acceptedAt, "Firefox");
    }

    @Test
    void nothingAgreedToIsNone() {
        assertThat(Agreements.of(null, ulids, NOW)).isEqualTo(Agreements.NONE);
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
        Agreements stored = of(agreement("https://acme.com/ä", null), agreement("https://acme.com/ä", null));
        assertThat(stored.entries()).extracting(Agreements.Entry::agreementUrl).containsOnly("https://acme.com/%C3%A4");
        assertThat(stored.entries().stream().map(Agreements.Entry::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> Ulids.matches("agr_", id));
    }

    @Test
    void laterOnesComeAfterEarlierOnesAndNoneIsLost() {
        Agreements first = of(agreement("https://acme.com/a", null));
        Agreements second = of(agreement("https://acme.com/a", null));
        assertThat(first.plus(second).entries())
                .containsExactly(first.entries().get(0), second.entries().get(0));
        assertThat(first.entries()).hasSize(1);
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
