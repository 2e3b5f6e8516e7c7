package dev.hitch.shortlink.visit;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.hitch.shortlink.ShortLinkStatus;
import dev.hitch.shortlink.visit.VisitService.Visit;

import static org.assertj.core.api.Assertions.assertThat;

class VisitTimesTest {

    private static final Instant EXPIRY = Instant.parse("2027-01-06T03:24:53Z");

    @Test
    void aLinkIsOpenUntilTheInstantOfItsExpiry() {
        Visit visit = new Visit(EXPIRY, false);
        assertThat(visit.open(EXPIRY.minusNanos(1))).isTrue();
        assertThat(visit.open(EXPIRY)).isFalse();
    }

    @Test
    void aRevokedLinkIsNeverOpen() {
        assertThat(new Visit(EXPIRY, true).open(EXPIRY.minusSeconds(60))).isFalse();
    }

    @Test
    void revokedWinsOverExpired() {
        assertThat(ShortLinkStatus.of(EXPIRY, true, EXPIRY)).isEqualTo(ShortLinkStatus.REVOKED);
        assertThat(ShortLinkStatus.of(EXPIRY, false, EXPIRY)).isEqualTo(ShortLinkStatus.EXPIRED);
        assertThat(ShortLinkStatus.of(EXPIRY, false, EXPIRY.minusNanos(1))).isEqualTo(ShortLinkStatus.LIVE);
    }
}
