package dev.hitch.id;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UlidsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Ulids ulids = new Ulids(new SecureRandom());

    @Test
    void identifiersSortByCreationEvenWithinAMillisecond() {
        List<String> drawn =
                Stream.generate(() -> ulids.next("x_", NOW)).limit(1_000).toList();
        assertThat(drawn).isSorted().doesNotHaveDuplicates().allMatch(id -> Ulids.matches("x_", id));
        assertThat(ulids.next("x_", NOW.plusMillis(1))).isGreaterThan(drawn.get(999));
    }

    @Test
    void theFirstIdentifierOfAMomentIsBelowAllOfIt() {
        assertThat(Ulids.first("x_", NOW)).isLessThanOrEqualTo(ulids.next("x_", NOW));
        assertThat(Ulids.first("x_", NOW)).isGreaterThan(new Ulids(new SecureRandom()).next("x_", NOW.minusMillis(1)));
        assertThat(Ulids.first("x_", Instant.parse("1900-01-01T00:00:00Z")))
                .isEqualTo(Ulids.first("x_", Instant.EPOCH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x_",
                "y_01HXQ4YK8V2X0X0X0X0X0X0X0X",
                "x_01HXQ4YK8V2X0X0X0X0X0X0X0",
                "x_01HXQ4YK8V2X0X0X0X0X0X0X0XX",
                "x_01HXQ4YK8V2X0X0X0X0X0X0X0U",
                "x_01hxq4yk8v2x0x0x0x0x0x0x0x",
                "x_81HXQ4YK8V2X0X0X0X0X0X0X0X"
            })
    void anythingElseIsNoIdentifier(String text) {
        assertThat(Ulids.matches("x_", text)).isFalse();
        assertThatThrownBy(() -> Ulids.require("x_", text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTokenHas32CharactersOfBase62() {
        String token = new RandomTokens(new SecureRandom()).next("pk_");
        assertThat(token).matches("pk_[A-Za-z0-9]{32}");
        assertThat(RandomTokens.matches("pk_", token)).isTrue();
        assertThat(RandomTokens.matches("pk_", token + "x")).isFalse();
        assertThat(RandomTokens.matches("pk_", token.replace("pk_", "sk_"))).isFalse();
        assertThat(RandomTokens.matches("pk_", "pk_" + "-".repeat(32))).isFalse();
    }

    @Test
    void aLabelSeparatesHashes() {
        assertThat(Sha256.of("a", new byte[] {'b'})).isEqualTo(Sha256.of("a\nb"));
        assertThat(Sha256.of("")).hasSize(32);
    }
}
