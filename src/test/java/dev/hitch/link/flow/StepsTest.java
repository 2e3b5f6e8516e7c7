package dev.hitch.link.flow;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.credential.CredentialCipher;
import dev.hitch.credential.CredentialKeys;
import dev.hitch.id.RandomTokens;
import dev.hitch.link.flow.Steps.Opened;
import dev.hitch.link.flow.Steps.State;

import static org.assertj.core.api.Assertions.assertThat;

class StepsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final String ADDRESS = "/?short_code=az9qtk2d";

    private final Steps steps = at(Duration.ZERO, "k1");

    private static Steps at(Duration later, String... keys) {
        SecureRandom random = new SecureRandom();
        return new Steps(
                new CredentialCipher(
                        new CredentialKeys(
                                List.of(keys).stream().map(StepsTest::key).toList()),
                        random),
                new RandomTokens(random),
                Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private static String key(String id) {
        byte[] secret = new byte[32];
        secret[0] = (byte) id.hashCode();
        return id + ":" + Base64.getEncoder().encodeToString(secret);
    }

    private static State state(Steps at, String text, String address) {
        return at.open(text, address).state();
    }

    @Test
    void aStepComesBackAsItWasMade() {
        Opened opened = steps.open(steps.begin(ADDRESS, true), ADDRESS);
        assertThat(opened.state()).isEqualTo(State.VALID);
        assertThat(opened.at()).isEqualTo(NOW);
        assertThat(opened.step().issuedAt()).isEqualTo(NOW);
        assertThat(opened.step().embedded()).isTrue();
        assertThat(steps.open(steps.begin(ADDRESS, false), ADDRESS).step().embedded())
                .isFalse();
    }

    @Test
    void eachPageHasAStepOfItsOwn() {
        Opened one = steps.open(steps.begin(ADDRESS, false), ADDRESS);
        Opened other = steps.open(steps.begin(ADDRESS, false), ADDRESS);
        assertThat(one.step().hash()).hasSize(32).isNotEqualTo(other.step().hash());
    }

    @Test
    void itIsGoodForHalfAnHour() {
        String text = steps.begin(ADDRESS, false);
        assertThat(state(at(Duration.ofMinutes(30).minusMillis(1), "k1"), text, ADDRESS))
                .isEqualTo(State.VALID);
        assertThat(state(at(Duration.ofMinutes(30), "k1"), text, ADDRESS)).isEqualTo(State.EXPIRED);
        assertThat(steps.open(text, ADDRESS).step().expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void itIsGoodAtItsOwnAddressAlone() {
        String text = steps.begin(ADDRESS, false);
        assertThat(state(steps, text, "/?short_code=az9qtk2e")).isEqualTo(State.FORGED);
        assertThat(state(steps, text, "")).isEqualTo(State.FORGED);
    }

    @Test
    void itOpensWhileItsKeyIsKnownWhicheverKeyEncryptsNow() {
        String text = steps.begin(ADDRESS, false);
        assertThat(state(at(Duration.ZERO, "k2", "k1"), text, ADDRESS)).isEqualTo(State.VALID);
        assertThat(state(at(Duration.ZERO, "k2"), text, ADDRESS)).isEqualTo(State.FORGED);
    }

    @Test
    void aChangedOneIsForged() {
        String text = steps.begin(ADDRESS, false);
        int middle = text.length() / 2;
        char changed = text.charAt(middle) == 'A' ? 'B' : 'A';
        assertThat(state(steps, text.substring(0, middle) + changed + text.substring(middle + 1), ADDRESS))
                .isEqualTo(State.FORGED);
        assertThat(state(steps, text.replaceFirst("k1", "k2"), ADDRESS)).isEqualTo(State.FORGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "~", "k1", "k1~", "k1~AAAA", "~AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "k1~!!!", "k1~é"})
    void whatIsNoStepIsForged(String text) {
        Opened opened = steps.open(text, ADDRESS);
        assertThat(opened.state()).isEqualTo(State.FORGED);
        assertThat(opened.step()).isNull();
    }

    @Test
    void itsTextTellsNothingOfTheAddress() {
        assertThat(steps.begin(ADDRESS, false)).startsWith("k1~").doesNotContain("az9qtk2d", "step_");
    }
}
