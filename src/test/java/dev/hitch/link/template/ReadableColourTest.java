package dev.hitch.link.template;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ReadableColourTest {

    @Test
    void contrastIsWhatWcagSays() {
        assertThat(ReadableColour.Check.contrast(0xffffff, 0x000000)).isEqualTo(21, within(1e-9));
        assertThat(ReadableColour.Check.contrast(0x777777, 0xffffff)).isEqualTo(4.478, within(0.001));
        assertThat(ReadableColour.Check.contrast(0xff0000, 0xffffff)).isEqualTo(3.998, within(0.001));
        assertThat(ReadableColour.Check.contrast(0x0000ff, 0xffffff)).isEqualTo(8.592, within(0.001));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#000000", "#1f5fbf", "#1F5FBF", "#767676", "#808080", "#949494", "#d00000"})
    void aReadableColourIsTaken(String colour) {
        assertThat(ReadableColour.Check.problem(colour)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1f5fbf", "#1f5fb", "#1f5fbf0", "#1f5fbg", "#fff", "red", "#1f5fbf\n", "rgb(0,0,0)"})
    void anythingElseIsNoColour(String text) {
        assertThat(ReadableColour.Check.problem(text))
                .hasValueSatisfying(message -> assertThat(message).contains("#1f5fbf"));
    }

    @Test
    void whatCannotBeSeenOrReadIsRefusedWithItsRatio() {
        assertThat(ReadableColour.Check.problem("#ffff00"))
                .hasValueSatisfying(message -> assertThat(message).contains("3:1", "1.07:1"));
        assertThat(ReadableColour.Check.problem("#777777"))
                .hasValueSatisfying(message -> assertThat(message).contains("4.5:1", "4.47:1"));
    }
}
