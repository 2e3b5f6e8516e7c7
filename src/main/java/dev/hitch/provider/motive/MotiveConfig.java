package dev.hitch.provider.motive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.hitch.origin.WebAddress;

/** Where Motive is. */
@ConfigMapping(prefix = "hitch.provider.motive")
interface MotiveConfig {

    /** Where {@code /v1/companies} is found. Plain http is taken on loopback hosts alone. */
    @WithDefault("https://api.gomotive.com")
    @WebAddress(ipv6 = true, called = true)
    String url();
}
