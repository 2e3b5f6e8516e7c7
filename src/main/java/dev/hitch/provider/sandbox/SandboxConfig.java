package dev.hitch.provider.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether the sandbox is offered. */
@ConfigMapping(prefix = "hitch.provider.sandbox")
interface SandboxConfig {

    /**
     * Whether the sandbox is offered beside the real providers. If it is, anybody with a link can make a connection
     * without an account: useful for development and tests, rarely in production.
     */
    @WithDefault("false")
    boolean enabled();
}
