package dev.hitch.postgres;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private static final String LISTEN_URL = "hitch.database.listen-url";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String url = context.getValue("database.url").getValue();
        if ((url == null || url.isBlank()) && LaunchMode.current().isDevOrTest()) {
            url = Development.databaseUrl();
        }
        if (url == null || url.isBlank()) {
            return List.of();
        }
        DatabaseUrl database = DatabaseUrl.parse("DATABASE_URL", url);
        Map<String, String> settings = database.settings();
        listenUrl(context, database, url).ifPresent(listen -> settings.put(LISTEN_URL, DatabaseUrl.escape(listen)));
        // Quarkus records the values of other kinds of sources in what it builds, so that a build on a machine which
        // has
        // DATABASE_URL set would carry the password. Those of the environment it leaves out.
        return List.of(new EnvConfigSource(settings, ORDINAL));
    }

    // A pooler that gives a connection away after each transaction would take the listening with it.
    private static Optional<String> listenUrl(ConfigSourceContext context, DatabaseUrl database, String url) {
        String given = context.getValue(LISTEN_URL).getValue();
        if (given == null) {
            return database.behindPooler() ? Optional.empty() : Optional.of(url);
        }
        if (!given.isBlank()
                && DatabaseUrl.parse("HITCH_DATABASE_LISTEN_URL", given).behindPooler()) {
            throw new IllegalArgumentException(
                    "HITCH_DATABASE_LISTEN_URL must lead past the pooler: without pgbouncer=true, to the server itself");
        }
        return Optional.empty();
    }
}
