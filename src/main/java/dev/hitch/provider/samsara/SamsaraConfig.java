package dev.hitch.provider.samsara;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.hitch.origin.WebAddress;

/** Where Samsara is. */
@ConfigMapping(prefix = "hitch.provider.samsara")
interface SamsaraConfig {

    /** Where Samsara's first cloud is: {@code /me} is found there. Plain http is taken on loopback hosts alone. */
    @WithDefault("https://api.samsara.com")
    @WebAddress(ipv6 = true, called = true)
    String url();

    /**
     * Where the cloud is that has the organizations which Samsara hosts in Europe. A token is known in one cloud alone;
     * what the first refuses, this one is asked about. By default {@code https://api.eu.samsara.com} where {@link #url}
     * is Samsara's own, else none: whoever names another server wants no token sent past it. The same address as
     * {@link #url} means none, too.
     */
    Optional<@WebAddress(ipv6 = true, called = true) String> euUrl();
}
