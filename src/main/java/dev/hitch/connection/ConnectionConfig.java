package dev.hitch.connection;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What becomes of connections in the course of time. */
@ConfigMapping(prefix = "hitch.connection")
interface ConnectionConfig {

    /** How long a deletion can be taken back, zero included. Deletions that are pending keep the time they were given. */
    @WithDefault("PT24H")
    @DurationMin(nanos = 0)
    @DurationMax(days = 365)
    Duration deletionGrace();

    /**
     * How often each connection's credentials are checked with its provider; zero turns it off. Shorter notices a changed password
     * sooner, and asks providers more. The first check of a connection comes within a day.
     */
    @WithDefault("P1D")
    @DurationMin(nanos = 0)
    @DurationMax(days = 365)
    Duration checkInterval();

    /** How many checks one replica has going on at once. */
    @WithDefault("8")
    @Min(1)
    @Max(100)
    int checksAtOnce();

    /** How often each replica looks for what is due; {@code off} leaves that to the others. */
    @WithDefault("PT1M")
    String tick();
}
