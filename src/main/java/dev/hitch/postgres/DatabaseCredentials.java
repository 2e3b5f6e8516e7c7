package dev.hitch.postgres;

import java.util.Map;

import jakarta.inject.Singleton;

import io.quarkus.credentials.CredentialsProvider;

/**
 * Gives the JDBC driver user and password of {@code DATABASE_URL} literally. In a setting, a {@code $} or a backslash
 * in a password would be expanded.
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
