package dev.hitch;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In a native binary, whoever asks for the configuration before Quarkus has started gets that of the machine which
 * built the binary. Here such a configuration is put in the way.
 */
class StartCheckTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "database.url", "postgresql://hitch:secret@db.acme.com:5432/hitch",
            "mp.jwt.verify.publickey.location", "https://id.acme.com/jwks.json",
            "mp.jwt.verify.issuer", "https://id.acme.com",
            "mp.jwt.verify.audiences", "hitch",
            "hitch.credential-keys", "k1:" + Base64.getEncoder().encodeToString(new byte[32]));

    private final Map<String, String> before = new HashMap<>();
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final ClassLoader binary = new URLClassLoader(new URL[0], loader);

    @BeforeEach
    void enter() {
        SETTINGS.keySet().forEach(name -> before.put(name, System.getProperty(name)));
        Thread.currentThread().setContextClassLoader(binary);
    }

    @AfterEach
    void leave() {
        ConfigProviderResolver.instance()
                .releaseConfig(ConfigProviderResolver.instance().getConfig(binary));
        Thread.currentThread().setContextClassLoader(loader);
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    void whatTheBuildLackedTheRunMayHave() {
        built(Map.of());
        SETTINGS.forEach(System::setProperty);
        assertThat(StartCheck.problems()).isEmpty();
    }

    @Test
    void whatTheBuildHadTheRunStillNeeds() {
        built(SETTINGS);
        SETTINGS.keySet().forEach(name -> System.setProperty(name, " "));
        assertThat(StartCheck.problems()).hasSize(5);
    }

    @Test
    void aMalformedSettingIsOneLineAndKeepsItsSecret() {
        built(SETTINGS);
        SETTINGS.forEach(System::setProperty);
        System.setProperty("database.url", "mysql://hitch:secret@db.acme.com/hitch");
        assertThat(StartCheck.problems())
                .singleElement()
                .asString()
                .startsWith("DATABASE_URL ")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "20S, PT20S, 1",
        "PT21S, PT20S, 0",
        "1M, PT1M, 1",
        "PT0S, PT1M, 0",
    })
    void connectionsAreKeptForLongerThanAProviderMayTake(String idle, String provider, int problems) {
        built(SETTINGS);
        SETTINGS.forEach(System::setProperty);
        System.setProperty("quarkus.http.idle-timeout", idle);
        System.setProperty("hitch.provider.time-limit", provider);
        try {
            assertThat(StartCheck.problems()).hasSize(problems).allSatisfy(problem -> assertThat(problem)
                    .startsWith("QUARKUS_HTTP_IDLE_TIMEOUT ")
                    .contains("HITCH_PROVIDER_TIME_LIMIT"));
        } finally {
            System.clearProperty("quarkus.http.idle-timeout");
            System.clearProperty("hitch.provider.time-limit");
        }
    }

    private void built(Map<String, String> settings) {
        Config build = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "build", 900))
                .build();
        ConfigProviderResolver.instance().registerConfig(build, binary);
    }
}
