package dev.hitch.time;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimestampsTest {

    @Test
    void outgoingTimesHaveThreeFractionDigitsAlways() {
        assertThat(Timestamps.format(Instant.parse("2021-01-06T03:24:53Z"))).isEqualTo("2021-01-06T03:24:53.000Z");
        assertThat(Timestamps.format(Instant.parse("2021-01-06T03:24:53.1239Z")))
                .isEqualTo("2021-01-06T03:24:53.123Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-01-06T03:24:53Z, 2021-01-06T03:24:53Z",
        "2021-01-06T03:24:53.000Z, 2021-01-06T03:24:53Z",
        "2021-01-06t03:24:53z, 2021-01-06T03:24:53Z",
        "2021-01-06T05:24:53+02:00, 2021-01-06T03:24:53Z",
        "2021-01-05T15:24:53.5-12:00, 2021-01-06T03:24:53.500Z",
        "2021-01-06T03:24:53-00:00, 2021-01-06T03:24:53Z"
    })
    void anyOffsetIsTaken(String text, Instant instant) {
        assertThat(Timestamps.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2021-01-06",
                "2021-01-06T03:24Z",
                "2021-01-06T03:24:53",
                "2021-02-30T03:24:53Z",
                "2021-01-06 03:24:53Z",
                "2021-01-06T03:24:53+02",
                "2021-01-06T24:24:53Z",
                "1609903493",
                "+12021-01-06T03:24:53Z",
                "2021-01-06T03:24:53.0123456789Z"
            })
    void whatRfc3339DoesNotKnowIsRefused(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }
}
