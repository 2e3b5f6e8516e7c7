package dev.hitch.request.body;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, false",
        "4999, 0, false",
        "5000, 5119, true",
        "5000, 5120, false",
        "10000, 5120, true",
        "10000, 10240, false",
        "14999, 2000000, false",
        "15000, 2000000, true"
    })
    void fiveSecondsAreFreeThenAKibibyteASecondAndFifteenAreTheEnd(long millis, long received, boolean tooSlow) {
        assertThat(Pace.tooSlow(Duration.ofMillis(millis), received)).isEqualTo(tooSlow);
    }
}
