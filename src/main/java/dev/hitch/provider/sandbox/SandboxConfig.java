package dev.hitch.provider.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether the sandbox is there. */
@ConfigMapping(prefix = "hitch.provider.sandbox")
interface SandboxConfig {

    /**
     * Whether the sandbox is offered beside the real providers. Where it is, anybody with a link can make a connection without
     * having an account anywhere: fine for development and tests, seldom in production.
     */
    @WithDefault("false")
    boolean enabled();
}
