package dev.hitch.sync;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackfillTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant START = Instant.parse("2021-01-06T03:24:53.123Z");

    @Test
    void daysAreCountedBackFromTheMomentOfConnecting() {
        assertThat(new Backfill(null, 1).from(NOW)).contains(Instant.parse("2026-02-28T12:00:00Z"));
        assertThat(new Backfill(null, 365).from(NOW)).contains(Instant.parse("2025-03-01T12:00:00Z"));
    }

    @Test
    void aStartWinsOverDays() {
        assertThat(new Backfill(START, 7).from(NOW)).contains(START);
    }

    @Test
    void nothingAskedForIsNoBackfill() {
        assertThat(new Backfill(null, null).from(NOW)).isEmpty();
        assertThat(Backfill.orNull(new Backfill(null, null))).isNull();
        assertThat(Backfill.orNull(null)).isNull();
        assertThat(Backfill.orNull(new Backfill(null, 7))).isEqualTo(new Backfill(null, 7));
    }

    @Test
    void aStartIsCutToMilliseconds() {
        assertThat(new Backfill(START.plusNanos(999_999), null)).isEqualTo(new Backfill(START, null));
    }

    @Test
    void theWordsAreThoseOfTheApi() {
        assertThat(SyncMode.values()).extracting(SyncMode::toString).containsExactly("automatic", "manual");
    }
}
