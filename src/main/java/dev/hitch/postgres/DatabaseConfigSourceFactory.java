package dev.hitch.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.Expressions;
import org.eclipse.microprofile.config.spi.ConfigSource;

import dev.hitch.development.Development;

/**
 * Derives every database setting of Quarkus from {@code DATABASE_URL}. Without it, development and test mode start an
 * embedded Postgres; production gets no database and the start-up check refuses to start.
 */
public final class DatabaseConfigSourceFactory implements ConfigSourceFactory {

    /** Below the environment and system properties, so that a single Quarkus setting can still be overridden. */
    private static final int DERIVED = 275;
    /** Above every source that a URL may come from. */
    private static final int REWRITTEN = 500;

    private static final String URL = "database.url";
    private static final String LISTEN_URL = "hitch.database.listen-url";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String url = raw(context, URL);
        if (url.isBlank() && LaunchMode.current().isDevOrTest()) {
            url = Development.databaseUrl();
        }
        if (url.isBlank()) {
            return List.of();
        }
        DatabaseUrl database = checked("DATABASE_URL", url);
        Map<String, String> rewritten = new HashMap<>();
        rewritten.put(URL, database.encoded());
        rewritten.put("hitch.database.url", database.encoded());
        rewritten.put(LISTEN_URL, listenUrl(context, database));
        // Quarkus records values of other kinds of sources in what it builds: a build on a machine with DATABASE_URL
        // set would contain the password. It does not record values of the environment.
        return List.of(new EnvConfigSource(database.settings(), DERIVED), new EnvConfigSource(rewritten, REWRITTEN));
    }

    // The raw text: a "$" or a "\" of a password is not an expression. Empty where it is not set.
    private static String raw(ConfigSourceContext context, String name) {
        String value = Expressions.withoutExpansion(() -> context.getValue(name).getValue());
        return value == null ? "" : value;
    }

    private static DatabaseUrl checked(String setting, String text) {
        DatabaseUrl url = DatabaseUrl.parse(setting, text);
        if (url.parameters().verifies()
                && !Files.isReadable(Path.of(url.parameters().authority()))) {
            throw new IllegalArgumentException(setting + " names a file as sslrootcert that cannot be read: "
                    + url.parameters().authority());
        }
        return url;
    }

    // A transaction-mode pooler would give the connection, and its LISTEN, to somebody else.
    private static String listenUrl(ConfigSourceContext context, DatabaseUrl database) {
        if (Expressions.withoutExpansion(() -> context.getValue(LISTEN_URL).getValue()) == null) {
            return database.behindPooler() ? "" : database.encoded();
        }
        String given = raw(context, LISTEN_URL);
        if (given.isBlank()) {
            return "";
        }
        DatabaseUrl listening = checked("HITCH_DATABASE_LISTEN_URL", given);
        if (listening.behindPooler()) {
            throw new IllegalArgumentException(
                    "HITCH_DATABASE_LISTEN_URL must lead past the pooler: without pgbouncer=true, to the server itself");
        }
        return listening.encoded();
    }
}
