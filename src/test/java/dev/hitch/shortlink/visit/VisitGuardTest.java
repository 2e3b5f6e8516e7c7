package dev.hitch.shortlink.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VisitGuardTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));

    private final VisitGuard guard = new VisitGuard(30, new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    });

    @Test
    void anAddressHasThirtyMissesAMinuteAndOthersAreNotConcerned() {
        for (int i = 0; i < 30; i++) {
            assertThat(guard.wait("203.0.113.7")).isEmpty();
            guard.miss("203.0.113.7");
        }
        assertThat(guard.wait("203.0.113.7")).hasValue(Duration.ofSeconds(2));
        assertThat(guard.wait("203.0.113.8")).isEmpty();
        now.updateAndGet(time -> time.plusSeconds(2));
        assertThat(guard.wait("203.0.113.7")).isEmpty();
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        assertThat(VisitGuard.budgetHolder("2001:db8:1:2::1"))
                .isEqualTo(VisitGuard.budgetHolder("2001:db8:1:2:ffff::9"));
        assertThat(VisitGuard.budgetHolder("2001:db8:1:3::1")).isNotEqualTo(VisitGuard.budgetHolder("2001:db8:1:2::1"));
    }
}
