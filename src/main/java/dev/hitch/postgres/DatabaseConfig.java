package dev.hitch.postgres;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The settings of the database that Quarkus itself does not have. */
@ConfigMapping(prefix = "hitch.database")
interface DatabaseConfig {

    /** The database. Do not set it: it is {@code DATABASE_URL}. */
    String url();

    /**
     * The same database, in the form of {@code DATABASE_URL}, without a transaction-mode pooler in between. Each
     * replica keeps one connection open there to receive notifications. Empty: no notifications. Default:
     * {@code DATABASE_URL}, or empty if that has {@code pgbouncer=true}.
     */
    Optional<String> listenUrl();
}
