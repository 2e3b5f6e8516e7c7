package dev.hitch.postgres;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;

import io.vertx.pgclient.PgException;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The one line that an operator reads where the database makes a start fail. */
class DatabaseFailureTest {

    private static final String URL = "postgresql://hitch:s3cr3t@db.acme.test:5432/hitch";

    private static Optional<String> line(Throwable failure) {
        Optional<String> line = DatabaseFailure.line(new RuntimeException("Failed to start", failure), URL);
        line.ifPresent(text -> assertThat(text).doesNotContain("s3cr3t", "\n").contains("db.acme.test"));
        return line;
    }

    @Test
    void theServersRefusalIsQuotedWithItsCode() {
        assertThat(line(new PgException("password authentication failed", "FATAL", "28P01", null)))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("The database ")
                        .endsWith("cannot be used: FATAL: password authentication failed (28P01)"));
        assertThat(line(new SQLException("FATAL: too many connections\n  at line 2", "53300")))
                .hasValueSatisfying(text -> assertThat(text).endsWith("FATAL: too many connections (53300)"));
    }

    @Test
    void aHostThatIsNotReachedIsNamed() {
        assertThat(line(new UnknownHostException("db.acme.test")))
                .hasValueSatisfying(text -> assertThat(text).endsWith("unknown host db.acme.test"));
        assertThat(line(new ConnectException("Connection refused: db.acme.test/10.0.0.7:5432")))
                .hasValueSatisfying(text -> assertThat(text).contains("Connection refused"));
    }

    @Test
    void theInnermostReasonIsTold() {
        assertThat(line(new SQLException("outer", "08001", new ConnectException("Connection refused"))))
                .hasValueSatisfying(text -> assertThat(text).endsWith("cannot be used: Connection refused"));
    }

    @Test
    void aDatabaseThatHoldsOtherThingsIsToldWhatToDo() {
        FlywayException foreign = new FlywayException(
                "Found non-empty schema", CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE);
        assertThat(line(foreign))
                .hasValueSatisfying(text -> assertThat(text).contains("holds other things already", "search_path"));
    }

    @Test
    void aSchemaThatIsNotMigratedIsToldWhichCommandMendsIt() {
        assertThat(line(new SchemaManagementException("Schema validation: missing table [connection]")))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("(Schema validation: missing table [connection])", "the command migrate"));
    }

    @Test
    void whatIsNotOfTheDatabaseIsNotExplainedHere() {
        assertThat(DatabaseFailure.line(new IllegalStateException("a defect"), URL))
                .isEmpty();
    }
}
