package dev.hitch.template;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReadableColourTest {

    @ParameterizedTest
    @ValueSource(strings = {"#000000", "#1f5fbf", "#1F5FBF", "#767676", "#808080", "#949494", "#d00000"})
    void aReadableColourIsTaken(String colour) {
        assertThat(ReadableColour.Check.problem(colour)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1f5fbf",
                "#1f5fb",
                "#1f5fbf0",
                "#1f5fbg",
                "#fff",
                "red",
                "#1f5fbf\n",
                "rgb(0,0,0)",
                "#٣٣٣٣٣٣",
                "#\u212a00000"
            })
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
