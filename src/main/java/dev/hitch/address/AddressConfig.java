package dev.hitch.address;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;

/** Which proxies stand in front of the service. */
@ConfigMapping(prefix = "hitch")
interface AddressConfig {

    /**
     * Addresses or CIDR blocks whose {@code X-Forwarded-For} is believed, such as {@code 10.0.0.0/8}. None by default:
     * then the client is whoever opened the connection. Naming more than one's own proxies lets clients choose their
     * address.
     */
    @WithName("trusted-proxies")
    Optional<List<String>> trustedProxies();
}
