package dev.hitch.ratelimit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many requests a second each replica accepts from one caller. */
@ConfigMapping(prefix = "hitch.rate-limit")
interface RateLimitConfig {

    /**
     * Requests a second of one application; 0 for no limit. A higher value lets one application use more of what all
     * share.
     */
    @WithDefault("400")
    @Min(0)
    @Max(1_000_000)
    long application();

    /** Requests a second with one {@code Connection-Token}; 0 for no limit. They count for the application, too. */
    @WithDefault("100")
    @Min(0)
    @Max(1_000_000)
    long connection();
}
