package dev.hitch.application;

import java.time.Duration;

import jakarta.validation.constraints.Positive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;

/** How callers are recognised. */
@ConfigMapping(prefix = "hitch.caller")
interface ApplicationConfig {

    /** The claim that names the application: {@code client_id} by RFC 9068; some providers call it {@code azp} or {@code appid}. */
    @WithDefault("client_id")
    String clientIdClaim();

    /**
     * How long a verified token is taken without checking its signature again; its expiry is checked every time. Longer saves
     * processor time; a key withdrawn at the identity provider is honoured for so long. At most a minute.
     */
    @WithDefault("PT60S")
    @DurationMax(seconds = 60)
    Duration tokenCacheTime();

    /** How many verified tokens are kept. Each takes about 4 KiB. */
    @WithDefault("10000")
    @Positive
    long tokenCacheSize();
}
