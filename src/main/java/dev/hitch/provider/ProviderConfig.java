package dev.hitch.provider;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How providers are called. Where each is reached is in the settings of its own folder. */
@ConfigMapping(prefix = "hitch.provider")
interface ProviderConfig {

    /**
     * How long one verification of credentials may take, connecting included. Longer lets slow providers answer; a user
     * waits for so long, and the proxies in front of this service must wait longer still.
     */
    @WithDefault("PT20S")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 5)
    Duration timeLimit();
}
