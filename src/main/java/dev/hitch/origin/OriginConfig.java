package dev.hitch.origin;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where browsers and servers reach this service. Three origins, which may be three host names or one. */
@ConfigMapping(prefix = "hitch")
interface OriginConfig {

    /** The origin of the API. By default where the process listens, on localhost. */
    Optional<@WebOrigin(ipv6 = true, own = true) String> apiUrl();

    /** The origin of Link, the hosted page. By default where the process listens, on localhost. */
    Optional<@WebOrigin(ipv6 = true, own = true) String> linkUrl();

    /** The origin of short links; the shorter the better. By default where the process listens, on localhost. */
    Optional<@WebOrigin(ipv6 = true, own = true) String> shortUrl();
}
