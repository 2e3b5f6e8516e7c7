package dev.hitch.development;

import java.util.List;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Supplies development and test mode with keys, an issuer and an audience; production with nothing. */
public final class DevelopmentConfigSourceFactory implements ConfigSourceFactory {

    /** Below {@code application.properties} and everything an operator sets. */
    private static final int ORDINAL = 200;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return LaunchMode.current().isDevOrTest()
                ? List.of(new PropertiesConfigSource(Development.settings(), "development", ORDINAL))
                : List.of();
    }
}
