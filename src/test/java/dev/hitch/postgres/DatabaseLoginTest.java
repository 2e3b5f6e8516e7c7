package dev.hitch.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.StrictPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code DATABASE_URL} becomes logs in with both drivers, at a server that checks passwords. */
class DatabaseLoginTest {

    private static final String PIECES = "\\$ {}:%+&=?#@/,;'\"`~!*()[]<>|^_-.aZ09\u00e9\u0416\u6f22";
    private static final int LOGINS = 100;

    @Test
    void aRandomPasswordLogsInWithBothDrivers() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (StrictPostgres server = new StrictPostgres();
                Connection superuser = server.superuser();
                var sql = superuser.createStatement()) {
            sql.execute("CREATE ROLE hitch LOGIN");
            Random random = new Random(18);
            for (int i = 0; i < LOGINS; i++) {
                String password = password(random);
                sql.execute("ALTER ROLE hitch PASSWORD '" + password.replace("'", "''") + "'");
                logIn(
                        vertx,
                        DatabaseUrlTest.config("postgresql://hitch:"
                                + URLEncoder.encode(password, StandardCharsets.UTF_8)
                                        .replace("+", "%20") + "@"
                                + server.address() + "/postgres?application_name=100%25"));
            }
        } finally {
            vertx.close();
        }
    }

    private static void logIn(Vertx vertx, DatabaseConfig config) throws Exception {
        Map<String, String> credentials = new DatabaseCredentials(config).getCredentials("");
        DatabaseUrl url = DatabaseUrl.parse("DATABASE_URL", config.url());
        try (Connection jdbc = DriverManager.getConnection(
                        url.settings().get("quarkus.datasource.jdbc.url"),
                        credentials.get("user"),
                        credentials.get("password"));
                var statement = jdbc.createStatement();
                var row = statement.executeQuery("SELECT current_setting('application_name')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("100%");
        }
        PgConnectOptions options = url.connections().get(0);
        PgConnection.connect(vertx, options)
                .compose(connection ->
                        connection.query("SELECT current_user").execute().eventually(() -> connection.close()))
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static String password(Random random) {
        int[] characters = PIECES.codePoints().toArray();
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "${a:b}\\$$$" : "");
        random.ints(1 + random.nextInt(24), 0, characters.length)
                .forEach(index -> text.appendCodePoint(characters[index]));
        return text.toString();
    }
}
