package dev.hitch.provider.http;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMin;

/** The limits of an HTTP exchange with a provider. */
@ConfigMapping(prefix = "hitch.provider.http")
public interface ProviderHttpConfig {

    /**
     * How long opening a connection may take. Longer helps on bad networks; a provider that is down is noticed later.
     */
    @WithDefault("PT5S")
    @DurationMin(millis = 1)
    Duration connectTimeout();

    /**
     * The most bytes of an answer that are read. More allows longer answers, and costs as much memory for each call.
     */
    @WithDefault("1048576")
    @Positive
    @Max(64 * 1024 * 1024)
    int maxAnswerBytes();

    /**
     * The most calls to one host at a time; further calls wait, and the wait counts towards the time limit. More lets a
     * slow provider hold more of our sockets; fewer lets it hold up more of our users.
     */
    @WithDefault("64")
    @Min(1)
    int connections();
}
