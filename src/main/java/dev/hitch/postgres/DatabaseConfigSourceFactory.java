package dev.hitch.postgres;

import java.util.List;
import java.util.Map;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.EnvConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

import dev.hitch.development.Development;

/**
 * Derives every database setting of Quarkus from {@code DATABASE_URL}. Where that is not set, development and test mode start an
 * embedded Postgres; production is left without a database, which its start-up check refuses.
 */
public final class DatabaseConfigSourceFactory implements ConfigSourceFactory {

    /** Below the environment and system properties, so that a single Quarkus setting can still be overridden. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String url = context.getValue("database.url").getValue();
        if ((url == null || url.isBlank()) && LaunchMode.current().isDevOrTest()) {
            url = Development.databaseUrl();
        }
        if (url == null || url.isBlank()) {
            return List.of();
        }
        Map<String, String> settings = DatabaseUrl.parse(url).settings();
        // Quarkus records the values of other kinds of sources in what it builds, so that a build on a machine which
        // has
        // DATABASE_URL set would carry the password. Those of the environment it leaves out.
        return List.of(new EnvConfigSource(settings, ORDINAL));
    }
}
