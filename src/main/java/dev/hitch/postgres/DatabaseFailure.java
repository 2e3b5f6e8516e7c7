package dev.hitch.postgres;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

import io.vertx.pgclient.PgException;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.hibernate.tool.schema.spi.SchemaManagementException;

/** Explains in one line to an operator how the database made a start fail. */
public final class DatabaseFailure {

    private DatabaseFailure() {}

    /**
     * Explains {@code failure}. The line names hosts and database of {@code url}, a {@code DATABASE_URL}, and the
     * message of the server or driver, never the password. Empty where the database is not the reason.
     */
    public static Optional<String> line(Throwable failure, String url) {
        String database = DatabaseUrl.parse("DATABASE_URL", url).toString();
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        return last(causes, FlywayException.class, DatabaseFailure::isForeign)
                .map(foreign ->
                        "The database " + database + " holds other things already: give Hitch a database of its own,"
                                + " or a schema of its own (DATABASE_URL?options=-c%20search_path%3DSCHEMA)")
                .or(() -> last(causes, FlywayValidateException.class, any -> true)
                        .map(invalid -> "The schema of " + database
                                + " was not made by the migrations of this version: " + differences(invalid)))
                .or(() -> last(causes, SchemaManagementException.class, any -> true)
                        .map(invalid -> "The schema of " + database + " is not yet the one of this version ("
                                + firstLine(invalid) + "): the command migrate brings it up to date"))
                .or(() -> last(causes, Throwable.class, DatabaseFailure::isTold)
                        .map(told -> "The database " + database + " cannot be used: " + told(told)));
    }

    private static <T extends Throwable> Optional<T> last(List<Throwable> causes, Class<T> type, Predicate<T> which) {
        return causes.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(which)
                .reduce((outer, inner) -> inner);
    }

    private static boolean isForeign(FlywayException failure) {
        return failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE;
    }

    // Flyway goes on to recommend a repair, which would hide the difference.
    private static String differences(FlywayValidateException invalid) {
        String lines = invalid.getMessage()
                .lines()
                .filter(line -> line.startsWith("Migration ") || line.startsWith("Detected "))
                .collect(Collectors.joining("; "));
        return lines.isEmpty() ? firstLine(invalid) : lines;
    }

    private static boolean isTold(Throwable cause) {
        return cause instanceof SQLException
                || cause instanceof PgException
                || cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof SSLException;
    }

    private static String told(Throwable cause) {
        if (cause instanceof PgException server) {
            return server.getSeverity() + ": " + server.getErrorMessage() + " (" + server.getSqlState() + ")";
        }
        if (cause instanceof SQLException jdbc && jdbc.getSQLState() != null) {
            return firstLine(cause) + " (" + jdbc.getSQLState() + ")";
        }
        return cause instanceof UnknownHostException ? "unknown host " + firstLine(cause) : firstLine(cause);
    }

    private static String firstLine(Throwable failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage().lines().findFirst().orElse("").strip();
    }
}
