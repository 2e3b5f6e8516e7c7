package dev.hitch.provider.samsara;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.hitch.origin.WebAddress;

/** Where Samsara is. */
@ConfigMapping(prefix = "hitch.provider.samsara")
interface SamsaraConfig {

    /**
     * Where {@code /me} is found. {@code https://api.eu.samsara.com} serves the organizations that Samsara hosts in
     * Europe, and no others. Plain http is taken on loopback hosts alone.
     */
    @WithDefault("https://api.samsara.com")
    @WebAddress(ipv6 = true, called = true)
    String url();
}
