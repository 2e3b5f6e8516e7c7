package dev.hitch.provider.http;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "58 | PT58S",
                "0.40235 | PT0.402S",
                "0.4 | PT0.4S",
                ".4 | PT0.4S",
                "5. | PT5S",
                "0.40000000000000002220446049250313 | PT0.4S",
                "' 7 ' | PT7S",
                "00 | PT0S",
                "999999999999999999 | P1D",
                "Sun, 01 Mar 2026 12:01:00 GMT | PT1M",
                "Sun, 01 Mar 2026 11:00:00 GMT | PT0S",
                "Tue, 01 Jan 2999 00:00:00 GMT | P1D"
            })
    void secondsAndDatesAreRead(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "soon",
                "-5",
                "-0.4",
                "1e9",
                "0x10",
                "1,5",
                "NaN",
                "5 seconds",
                "12345678901234567890",
                "2026-03-01T12:01:00Z"
            })
    void nonsenseIsAsIfItWereNotThere(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
