package dev.hitch.application.verification;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the keys at a JWKS address are kept. */
@ConfigMapping(prefix = "hitch.jwks")
interface JwksConfig {

    /**
     * How often the keys are fetched. A key that the identity provider withdraws is honoured for so long; more often
     * asks it more.
     */
    @WithDefault("PT10M")
    @DurationMin(seconds = 1)
    Duration refreshTime();

    /**
     * How long the last good keys go on once they cannot be fetched any more; then calls are answered 503.
     * {@code PT0S}: not at all. Longer bridges longer failures; so long may also a withdrawn key be used that the
     * service could not hear of.
     */
    @WithDefault("PT12H")
    @DurationMin(seconds = 0)
    Duration staleTime();
}
