package dev.hitch.shortlink;

import java.time.Duration;

import jakarta.validation.constraints.Positive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How visits are answered. */
@ConfigMapping(prefix = "hitch.visit")
interface ShortLinkConfig {

    /**
     * How long the answer to a visit is remembered, that there is no such code included. Longer spares the database; a revocation
     * is seen later by so much. Expiry is checked on every visit all the same. At most 10 seconds.
     */
    @WithDefault("PT1S")
    @DurationMin(millis = 1)
    @DurationMax(seconds = 10)
    Duration cacheTime();

    /** How many codes are remembered. Each takes about 200 bytes. */
    @WithDefault("50000")
    @Positive
    long cacheSize();

    /** How many unknown codes one client address may try in a minute before it is answered 429. Lower makes guessing slower. */
    @WithDefault("30")
    @Positive
    long missesPerMinute();

    /**
     * How often what was counted of visits is written. Longer spares the database; whoever asks sees it later, and a process that
     * is killed loses so much more of it. A second at least.
     */
    @WithDefault("PT1S")
    @DurationMin(seconds = 1)
    Duration countInterval();

    /** How many links' counts are kept while they cannot be written. Each takes about 200 bytes. Beyond that, none is counted. */
    @WithDefault("100000")
    @Positive
    int countSize();
}
