package dev.hitch.postgres;

import java.util.Map;

import jakarta.inject.Singleton;

import io.quarkus.credentials.CredentialsProvider;

/**
 * Hands the JDBC driver the user and the password of {@code DATABASE_URL} as they are. As settings they would be expanded: a
 * {@code $} or a backslash in a password means something there.
 */
@Singleton
class DatabaseCredentials implements CredentialsProvider {

    private final DatabaseUrl database;

    DatabaseCredentials(DatabaseConfig config) {
        this.database = DatabaseUrl.parse("DATABASE_URL", config.url());
    }

    @Override
    public Map<String, String> getCredentials(String name) {
        return Map.of(USER_PROPERTY_NAME, database.user(), PASSWORD_PROPERTY_NAME, database.password());
    }
}
