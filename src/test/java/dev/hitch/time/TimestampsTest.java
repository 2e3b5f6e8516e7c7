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
        "2021-01-06T03:24:53-00:00, 2021-01-06T03:24:53Z",
        "2021-01-01T00:00:00+0200, 2020-12-31T22:00:00Z",
        "2021-01-01T00:00:00-0000, 2021-01-01T00:00:00Z",
        "2021-01-01T00:00:00+23:59, 2020-12-31T00:01:00Z",
        "2021-01-01T00:00:00-2359, 2021-01-01T23:59:00Z",
        "2021-01-06T03:24:53.1239Z, 2021-01-06T03:24:53.123Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
        "2021-01-06T03:24:53.01234567890123Z, 2021-01-06T03:24:53.012Z"
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
                "2021-01-06T03:24:53.Z",
                "2021-01-06T03:24:53+24:00",
                "2021-01-06T03:24:53+02:60",
                "2021-01-06T03:24:53+02:0",
                "2021-01-06T03:24:53+020",
                "2021-01-06T03:24:60Z",
                "2016-12-31T23:59:60Z"
            })
    void whatRfc3339DoesNotKnowIsRefused(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }
}
