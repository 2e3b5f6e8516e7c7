package dev.hitch.application.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.hitch.application.verification.RefusedToken.Reason;
import dev.hitch.telemetry.Metrics;
import dev.hitch.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalsTest {

    private static final Instant MINUTE = Instant.parse("2030-01-01T12:00:00Z");
    private static final Logger LOGGER = Logger.getLogger(Refusals.class.getName());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Refusals refusals = new Refusals(meters, MutableClock.instance());
    private final List<LogRecord> told = new ArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord line) {
            told.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(ear);
    }

    @AfterEach
    void stop() {
        LOGGER.removeHandler(ear);
    }

    private void refuse(Instant when, Reason reason) {
        MutableClock.at(when, () -> refusals.count(new RefusedToken(reason, "said")));
    }

    @Test
    void theFirstOfEachReasonAndMinuteIsToldAndAllAreCounted() {
        refuse(MINUTE, Reason.EXPIRED);
        refuse(MINUTE.plusSeconds(59), Reason.EXPIRED);
        refuse(MINUTE.plusSeconds(59), Reason.ISSUER);
        refuse(MINUTE.plusSeconds(60), Reason.EXPIRED);
        assertThat(told).hasSize(3).allMatch(line -> line.getLevel().getName().equals("WARN"));
        assertThat(meters.get(Metrics.TOKENS_REFUSED)
                        .tag(Metrics.REASON, "expired")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void everyReasonIsCountedFromTheStart() {
        assertThat(meters.getMeters())
                .extracting(Meter::getId)
                .extracting(id -> id.getTag(Metrics.REASON))
                .containsExactlyInAnyOrder("expired", "signature", "issuer", "audience", "claim", "type", "keys");
    }
}
