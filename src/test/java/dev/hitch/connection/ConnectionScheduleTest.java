package dev.hitch.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

public class ConnectionScheduleTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private record Settings(Duration checkInterval, Duration deletionGrace) implements ConnectionConfig {

        @Override
        public int checksAtOnce() {
            return 8;
        }

        @Override
        public String tick() {
            return "PT1M";
        }
    }

    private static ConnectionSchedule every(String interval) {
        return new ConnectionSchedule(
                new Settings(Duration.parse(interval), Duration.ofHours(5)),
                new Random(7),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT6H", "P1D", "P30D"})
    void aSignInIsCheckedAfterTheIntervalThatIsSet(String interval) {
        assertThat(every(interval).checkAfterSignIn(NOW)).isEqualTo(NOW.plus(Duration.parse(interval)));
    }

    @Test
    void whereChecksAreOffASignInPlansOneInADay() {
        assertThat(every("PT0S").checkAfterSignIn(NOW)).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void acceptedCredentialsAreCheckedAgainAfterTheIntervalATenthMoreOrLess() {
        ConnectionSchedule schedule = every("P1D");
        List<Instant> times = Stream.generate(() -> schedule.checkAfterSuccess(NOW))
                .limit(200)
                .toList();
        assertThat(times)
                .allMatch(at -> !at.isBefore(NOW.plus(Duration.ofMinutes(1296))))
                .allMatch(at -> at.isBefore(NOW.plus(Duration.ofMinutes(1584))))
                .anyMatch(at -> at.isBefore(NOW.plus(Duration.ofMinutes(1340))))
                .anyMatch(at -> at.isAfter(NOW.plus(Duration.ofMinutes(1540))));
        assertThat(times.stream().distinct()).hasSizeGreaterThan(190);
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "4, 40", "9, 1280", "10, 1440", "40, 1440", "1000, 1440"})
    void whatHadNoResultIsRepeatedLaterAndLaterUpToTheInterval(int failures, long minutes) {
        ConnectionSchedule schedule = every("P1D");
        Duration pause = Duration.ofMinutes(minutes);
        assertThat(Stream.generate(() -> schedule.checkAfterFailures(NOW, failures))
                        .limit(50))
                .allMatch(at -> !at.isBefore(NOW.plus(pause)))
                .allMatch(at -> at.isBefore(NOW.plus(pause.multipliedBy(3).dividedBy(2))));
    }

    @Test
    void theIntervalBoundsTheFirstPauseToo() {
        assertThat(every("PT1M").checkAfterFailures(NOW, 1))
                .isBetween(NOW.plus(Duration.ofMinutes(1)), NOW.plus(Duration.ofSeconds(90)));
    }

    @Test
    void anAccountThatIsBeingAskedAboutWaitsAMinuteOrTwo() {
        assertThat(every("P1D").checkAfterSameAccount(NOW))
                .isBetween(NOW.plus(Duration.ofMinutes(1)), NOW.plus(Duration.ofMinutes(2)));
    }

    @Test
    void aDeletionWaitsForTheGraceThatIsSet() {
        assertThat(every("P1D").eraseAfter(NOW)).isEqualTo(NOW.plus(Duration.ofHours(5)));
    }

    @Test
    void theTimeIsThatOfTheClock() {
        assertThat(every("P1D").now()).isEqualTo(NOW);
    }

    /** For tests of other packages: checks after a day, without spreading that matters. */
    public static ConnectionSchedule daily() {
        return every("P1D");
    }
}
