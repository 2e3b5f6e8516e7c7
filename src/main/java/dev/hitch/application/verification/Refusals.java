package dev.hitch.application.verification;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

import dev.hitch.application.verification.RefusedToken.Reason;
import dev.hitch.telemetry.Metrics;

/** Counts refused tokens, and logs the first one of each reason in each minute. */
@ApplicationScoped
class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final Clock clock;
    private final Map<Reason, Counter> counts = new EnumMap<>(Reason.class);
    private final Map<Reason, AtomicLong> told = new EnumMap<>(Reason.class);

    Refusals(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        for (Reason reason : Reason.values()) {
            counts.put(reason, meters.counter(Metrics.TOKENS_REFUSED, Metrics.REASON, reason.tag()));
            told.put(reason, new AtomicLong(Long.MIN_VALUE));
        }
    }

    void count(RefusedToken refused) {
        counts.get(refused.reason()).increment();
        long minute = clock.instant().getEpochSecond() / 60;
        if (told.get(refused.reason()).getAndSet(minute) != minute) {
            LOG.warnf(
                    "Refused an access token (%s): %s. More of this minute are only counted.",
                    refused.reason().tag(), refused.getMessage());
        }
    }
}
