package dev.hitch.address;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7:40001 | 198.51.100.7",
                "' 198.51.100.7 : 40001' | 10.0.0.1",
                "[2001:db8::1]:40001 | 2001:db8::1",
                "[2001:db8::1] | 2001:db8::1",
                "2001:db8::1 | 2001:db8::1",
                "\"198.51.100.7:40001\" | 198.51.100.7",
                "\"[2001:db8::1]:40001\" | 2001:db8::1",
                "\"[2001:db8::1]\" | 2001:db8::1",
                "'  \t198.51.100.7:1\t ' | 198.51.100.7",
                "198.51.100.7:_hidden | 198.51.100.7",
                "[::ffff:198.51.100.7]:1 | 198.51.100.7",
                "6.6.6.6, 198.51.100.7:40001, 10.1.1.1:8080 | 198.51.100.7",
                "6.6.6.6, [2001:db8::1]:5, [fd00::2]:443, 10.1.1.1 | 2001:db8::1",
                "198.51.100.7, , | 198.51.100.7",
                "198.51.100.7:port | 10.0.0.1",
                "198.51.100.7:123456 | 10.0.0.1",
                "198.51.100.7: | 10.0.0.1",
                "198.51.100.7:1:2 | 10.0.0.1",
                "[198.51.100.7]:1 | 198.51.100.7",
                "[fe80::1%eth0]:1 | fe80::1",
                "[2001:db8::1 | 10.0.0.1",
                "[2001:db8::1]40001 | 10.0.0.1",
                "6.6.6.6, unknown | 10.0.0.1",
                "6.6.6.6, _hidden, 10.1.1.1:1 | 10.1.1.1",
                "6.6.6.6, app.acme.test:80 | 10.0.0.1"
            })
    void aPortIsCutOff(String forwarded, String client) {
        assertThat(behindProxies.of("10.0.0.1", List.of(forwarded))).isEqualTo(client);
    }

    @Test
    void whatCannotBeReadIsWarnedAboutOnce() {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                warnings.add(record.getLevel() + " " + String.format(record.getMessage(), record.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(ClientAddress.class.getName());
        logger.addHandler(handler);
        try {
            behindProxies.of("203.0.113.7", List.of("not asked"));
            behindProxies.of("10.0.0.1", List.of("198.51.100.7:1"));
            behindProxies.of("10.0.0.1", List.of());
            assertThat(warnings).isEmpty();
            behindProxies.of("10.0.0.1", List.of("un\nknown" + "x".repeat(1000)));
            behindProxies.of("10.0.0.1", List.of("unknown"));
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .contains("X-Forwarded-For", "un?known")
                    .hasSizeLessThan(400);
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void aHostNameIsNoAddress() {
        assertThatThrownBy(() -> new ClientAddress(List.of("proxy.acme.com")))
                .hasMessageContaining("HITCH_TRUSTED_PROXIES");
    }
}
