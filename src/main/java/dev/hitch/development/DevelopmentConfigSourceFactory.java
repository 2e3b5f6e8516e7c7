package dev.hitch.development;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Supplies development and test mode with keys, an issuer and an audience; production with nothing. */
public final class DevelopmentConfigSourceFactory implements ConfigSourceFactory {

    /** Below {@code application.properties} and everything an operator sets. */
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
     * What follows from {@code HITCH_SHORT_URL}: on another host than this one's own name for itself a phone on the same network is
     * to be led through all of Link, so everything is there, and the service listens to the network.
     */
    static Map<String, String> network(String shortUrl) {
        if (shortUrl == null || !shortUrl.startsWith("http:") || shortUrl.matches(LOOPBACK)) {
            return Map.of();
        }
        return Map.of("hitch.api-url", shortUrl, "hitch.link-url", shortUrl, "quarkus.http.host", "0.0.0.0");
    }
}
