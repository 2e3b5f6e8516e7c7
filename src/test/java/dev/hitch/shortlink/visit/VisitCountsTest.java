package dev.hitch.shortlink.visit;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.hitch.shortlink.visit.VisitCounter.VisitCount;

import static org.assertj.core.api.Assertions.assertThat;

/** How counts add up in memory. */
class VisitCountsTest {

    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void opensAndCompletionsAddUp() {
        assertThat(VisitCount.opened(EARLY).plus(VisitCount.COMPLETED).plus(VisitCount.opened(LATE)))
                .isEqualTo(new VisitCount(2, LATE, 1));
    }

    @Test
    void theLastOpeningIsTheLatestInWhateverOrderTheyCome() {
        VisitCount late = VisitCount.opened(LATE);
        VisitCount early = VisitCount.opened(EARLY);
        assertThat(late.plus(early).lastOpenedAt()).isEqualTo(LATE);
        assertThat(early.plus(late).lastOpenedAt()).isEqualTo(LATE);
    }

    @Test
    void aCompletionIsNoOpening() {
        assertThat(VisitCount.COMPLETED.plus(VisitCount.COMPLETED)).isEqualTo(new VisitCount(0, null, 2));
        assertThat(VisitCount.COMPLETED.plus(VisitCount.opened(EARLY)).lastOpenedAt())
                .isEqualTo(EARLY);
        assertThat(VisitCount.opened(EARLY).plus(VisitCount.COMPLETED).lastOpenedAt())
                .isEqualTo(EARLY);
    }
}
