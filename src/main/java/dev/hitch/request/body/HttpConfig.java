package dev.hitch.request.body;

import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What all who call at the same moment may take of a process. */
@ConfigMapping(prefix = "hitch.http")
interface HttpConfig {

    /**
     * How much memory the bodies take that are being read. More lets more be sent at once and needs a larger heap,
     * about three times as much; with less, a burst of large batches is answered 503.
     */
    @WithDefault("32M")
    MemorySize bodies();

    /**
     * How many connections are open at once, counted from their first whole request; one more is closed. Each takes up
     * to 100 KB while it sends, and a file descriptor.
     */
    // Read by Quarkus, as quarkus.http.limits.max-connections.
    @WithDefault("10000")
    @Min(1)
    int connections();
}
