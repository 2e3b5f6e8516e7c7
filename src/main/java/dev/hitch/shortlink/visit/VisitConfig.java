package dev.hitch.shortlink.visit;

import java.time.Duration;

import jakarta.validation.constraints.Positive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How visits are answered. */
@ConfigMapping(prefix = "hitch.visit")
interface VisitConfig {

    /**
     * How long the answer to a visit is kept, unknown codes included. A longer time saves queries, but without
     * notifications a revocation is seen that much later. Expiry is checked on every visit. At most 10 seconds.
     */
    @WithDefault("PT1S")
    @DurationMin(millis = 1)
    @DurationMax(seconds = 10)
    Duration cacheTime();

    /** How many codes are kept. Each takes about 200 bytes. */
    @WithDefault("50000")
    @Positive
    long cacheSize();

    /**
     * How many unknown codes a client address may ask for in a minute before it gets 429. Lower makes guessing slower.
     */
    @WithDefault("30")
    @Positive
    long missesPerMinute();

    /**
     * How often the counts of visits are written. A longer time saves statements, but counts are seen later, and a
     * process that is killed loses more of them. At least a second.
     */
    @WithDefault("PT1S")
    @DurationMin(seconds = 1)
    Duration countInterval();

    /**
     * For how many links counts are kept in memory while they cannot be written. Each takes about 200 bytes. The counts
     * of further links are lost.
     */
    @WithDefault("100000")
    @Positive
    int countSize();
}
