package dev.hitch.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A Postgres of its own that asks everybody but its superuser for a password, which the shared one of the tests does
 * not.
 */
public final class StrictPostgres implements AutoCloseable {

    private static final String RULES = """
            host all postgres all trust
            host all all all scram-sha-256
            """;

    private final EmbeddedPostgres server;

    /** Of the version that the tests run on. */
    public StrictPostgres() {
        this(EmbeddedPostgres.builder());
    }

    /** Of the version whose packed program {@code binary} opens. */
    public StrictPostgres(Supplier<InputStream> binary) {
        this(EmbeddedPostgres.builder().setPgBinaryResolver((system, architecture) -> binary.get()));
    }

    private StrictPostgres(EmbeddedPostgres.Builder builder) {
        try {
            this.server = builder.setPGStartupWait(Duration.ofSeconds(60))
                    .setDataDirectoryCustomizer(StrictPostgres::restrict)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void restrict(File directory) {
        try {
            Files.writeString(directory.toPath().resolve("pg_hba.conf"), RULES);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A connection of the superuser. */
    public Connection superuser() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    /** Its host and port. */
    public String address() {
        return "localhost:" + server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
