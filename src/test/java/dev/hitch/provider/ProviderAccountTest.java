package dev.hitch.provider;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderAccountTest {

    private static List<String> kept(List<String> numbers) {
        return new ProviderAccount("1", "Acme", null, numbers).dotNumbers();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "55", "1234567", "0001234567", "999999999999"})
    void aDotNumberHasOneToTwelveDigits(String number) {
        assertThat(kept(List.of(number))).containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "000000000000",
                "-1",
                "+1",
                "USDOT 55",
                "55 ",
                "1.5",
                "1e3",
                "1234567890123",
                "٥٥",
                "N/A"
            })
    void everythingElseIsLeftOut(String number) {
        assertThat(kept(List.of("7", number, "8"))).containsExactly("7", "8");
    }

    @Test
    void eachIsKeptOnceAndFiftyAtMost() {
        assertThat(kept(List.of("7", "8", "7"))).containsExactly("7", "8");
        assertThat(kept(IntStream.range(0, 99).mapToObj(String::valueOf).toList()))
                .hasSize(50)
                .startsWith("1");
    }
}
