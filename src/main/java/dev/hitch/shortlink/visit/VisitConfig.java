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
     * How long the answer to a visit is kept where this process cannot be notified of revocations at all, because there
     * is no database URL to listen at; a revocation is seen that much later. Elsewhere it means nothing: answers are
     * kept for as long as the process provably hears of revocations. At most 10 seconds.
     */
    @WithDefault("PT1S")
    @DurationMin(millis = 1)
    @DurationMax(seconds = 10)
    Duration cacheTime();

    /**
     * How long after it could last be sure of them a process still answers visits from memory, while the database is
     * away. Nobody can revoke a link meanwhile through this database. {@code PT0S}: not at all. At most 5 minutes.
     */
    @WithDefault("PT1M")
    @DurationMin
    @DurationMax(minutes = 5)
    Duration staleTime();

    /** How many codes are kept. Each takes about 200 bytes. */
    @WithDefault("150000")
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
