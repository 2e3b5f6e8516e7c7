package dev.hitch.provider.geotab;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GeotabHostsTest {

    @ParameterizedTest
    @ValueSource(strings = {"ThisServer", "", "my.geotab.com", "MY23.GeoTab.com", "geotab.com", "my3.geotab.com:443"})
    void geotabsOwnHostsAreAccepted(String path) {
        assertThat(GeotabHosts.around("my.geotab.com").accept(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evilgeotab.com",
                "my.geotab.com.evil.example",
                "geotab.com.",
                "evil.example/.geotab.com",
                "evil.example#.geotab.com",
                "evil.example?.geotab.com",
                "evil.example\\.geotab.com",
                "my.geotab.com@evil.example",
                "evil.example:80@my.geotab.com",
                "https://my.geotab.com",
                "my.geotab.com\n",
                ".geotab.com",
                "127.0.0.1",
                "thisserver2"
            })
    void everyOtherHostIsRefused(String path) {
        assertThat(GeotabHosts.around("my.geotab.com").accept(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my.geotab.com", "sub.gateway.acme.com", "acme.com"})
    void settingThatPointsElsewhereAllowsThatHostAlone(String path) {
        GeotabHosts hosts = GeotabHosts.around("gateway.acme.com");
        assertThat(hosts.accept("gateway.acme.com")).isTrue();
        assertThat(hosts.accept(path)).isFalse();
    }
}
