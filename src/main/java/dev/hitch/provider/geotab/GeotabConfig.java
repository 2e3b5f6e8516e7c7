package dev.hitch.provider.geotab;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.hitch.origin.WebAddress;

/** Where MyGeotab is. */
@ConfigMapping(prefix = "hitch.provider.geotab")
interface GeotabConfig {

    /**
     * Where {@code /apiv1} is found. Another address than Geotab's own also moves the border that an answer may not
     * point across: from {@code geotab.com} and its subdomains to that one host. Plain http is taken on loopback hosts
     * alone.
     */
    @WithDefault("https://my.geotab.com")
    @WebAddress(ipv6 = true, called = true)
    String url();
}
