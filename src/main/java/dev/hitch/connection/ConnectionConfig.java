package dev.hitch.connection;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** When connections are erased and checked. */
@ConfigMapping(prefix = "hitch.connection")
public interface ConnectionConfig {

    /**
     * How long a deletion can be cancelled; zero is allowed. Deletions that are pending keep the time they were given.
     */
    @WithDefault("PT24H")
    @DurationMin(nanos = 0)
    @DurationMax(days = 365)
    Duration deletionGrace();

    /**
     * How often each connection's credentials are checked with its provider; zero turns it off. Shorter notices a
     * changed password sooner, and asks providers more often. A new connection is first checked within a day.
     */
    @WithDefault("P1D")
    @DurationMin(nanos = 0)
    @DurationMax(days = 365)
    Duration checkInterval();

    /** How many checks one replica runs at the same time. */
    @WithDefault("8")
    @Min(1)
    @Max(100)
    int checksAtOnce();

    /** How often each replica looks for connections that are due; {@code off} leaves that to other replicas. */
    @WithDefault("PT1M")
    String tick();
}
