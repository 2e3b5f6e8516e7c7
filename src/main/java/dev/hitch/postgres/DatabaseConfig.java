package dev.hitch.postgres;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where the database is, beside what Quarkus has to know. */
@ConfigMapping(prefix = "hitch.database")
interface DatabaseConfig {

    /** The database. Not to be set: it is {@code DATABASE_URL}. */
    String url();

    /**
     * The same database, in the form of {@code DATABASE_URL}, without a transaction-mode pooler in between: each replica keeps one
     * connection open there on which it is notified. Empty: nothing is heard. Unless set it is {@code DATABASE_URL}, or empty
     * where that says {@code pgbouncer=true}.
     */
    Optional<String> listenUrl();
}
