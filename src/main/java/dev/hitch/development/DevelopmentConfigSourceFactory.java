package dev.hitch.development;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Gives development and test mode keys, an issuer and an audience. Does nothing in production. */
public final class DevelopmentConfigSourceFactory implements ConfigSourceFactory {

    /** Below {@code application.properties} and everything that an operator sets. */
    private static final int ORDINAL = 200;

    private static final String LOOPBACK = "http://(localhost|[^/]*[.]localhost|127[.]0[.]0[.]1|\\[::1])(:.*)?";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (!LaunchMode.current().isDevOrTest()) {
            return List.of();
        }
        Map<String, String> settings = new HashMap<>(Development.settings());
        settings.putAll(network(context.getValue("hitch.short-url").getValue()));
        return List.of(new PropertiesConfigSource(settings, "development", ORDINAL));
    }

    /**
     * The settings that follow from {@code HITCH_SHORT_URL}. If its host is not a name of this machine for itself, a
     * phone on the same network is meant to open Link, so all three origins are that URL and the service listens on the
     * network.
     */
    static Map<String, String> network(String shortUrl) {
        if (shortUrl == null || !shortUrl.startsWith("http:") || shortUrl.matches(LOOPBACK)) {
            return Map.of();
        }
        return Map.of("hitch.api-url", shortUrl, "hitch.link-url", shortUrl, "quarkus.http.host", "0.0.0.0");
    }
}
