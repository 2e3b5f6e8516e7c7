package dev.hitch.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.hitch.application.token.KeyFiles;
import dev.hitch.development.Development;

/**
 * What an operator has to provide before the packaged service starts: a database of its own, keys, an issuer, an
 * audience.
 */
public final class Production implements QuarkusTestResourceLifecycleManager {

    /** The public origin of its API, which nobody asks here. */
    public static final String API_URL = "https://api.hitch.test";

    /** The environment of a production with a new, empty database. */
    public static Map<String, String> environment() {
        KeyFiles keys = Development.keys();
        return Map.of(
                "DATABASE_URL",
                newDatabase(),
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                keys.publicKey().toAbsolutePath().toString(),
                "MP_JWT_VERIFY_ISSUER",
                Development.ISSUER,
                "MP_JWT_VERIFY_AUDIENCES",
                Development.AUDIENCE,
                "HITCH_CREDENTIAL_KEYS",
                keys.credentialKeys(),
                "HITCH_API_URL",
                API_URL,
                "HITCH_PROVIDER_SANDBOX_ENABLED",
                "true",
                "QUARKUS_SHUTDOWN_DELAY",
                "0S");
    }

    private static String newDatabase() {
        String url = Development.databaseUrl();
        String name = "it_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = DriverManager.getConnection(jdbc(url), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return url.replace("/postgres?", "/" + name + "?");
    }

    /** The JDBC URL, without user, of a database URL. */
    public static String jdbc(String url) {
        return "jdbc:" + url.replaceFirst("//.*@", "//");
    }

    @Override
    public Map<String, String> start() {
        // The tests' own framework hands settings to the process as system properties.
        Map<String, String> settings = new HashMap<>();
        environment().forEach((name, value) -> settings.put(property(name), value));
        return settings;
    }

    private static String property(String variable) {
        String dotted = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        return dotted.replace("hitch.credential.keys", "hitch.credential-keys")
                .replace("hitch.api.url", "hitch.api-url");
    }

    @Override
    public void stop() {
        // The database ends with this process.
    }
}
