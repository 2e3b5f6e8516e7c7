package dev.hitch.address;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClientAddressTest {

    private final ClientAddress behindProxies = new ClientAddress(List.of("10.0.0.0/8", "fd00::/8"));

    @Test
    void withoutTrustedProxiesTheHeaderIsNotBelieved() {
        assertThat(new ClientAddress(List.of()).of("203.0.113.7", List.of("1.2.3.4")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void theClientIsTheFirstFromTheRightThatIsNoProxy() {
        assertThat(behindProxies.of("10.0.0.1", List.of("6.6.6.6, 198.51.100.9, 10.1.1.1")))
                .isEqualTo("198.51.100.9");
    }

    @Test
    void whatAClientClaimsIsNotBelievedEither() {
        assertThat(behindProxies.of("198.51.100.9", List.of("6.6.6.6"))).isEqualTo("198.51.100.9");
    }

    @Test
    void severalHeadersAreOne() {
        assertThat(behindProxies.of("fd00::1", List.of("6.6.6.6", "2001:db8::9")))
                .isEqualTo("2001:db8::9");
    }

    @Test
    void garbageEndsTheSearch() {
        assertThat(behindProxies.of("10.0.0.1", List.of("6.6.6.6, unknown"))).isEqualTo("10.0.0.1");
        assertThat(behindProxies.of("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    }

    @Test
    void aHostNameIsNoAddress() {
        assertThatThrownBy(() -> new ClientAddress(List.of("proxy.acme.com")))
                .hasMessageContaining("HITCH_TRUSTED_PROXIES");
    }
}
