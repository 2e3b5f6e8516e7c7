package dev.hitch.postgres;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseUrlTest {

    private static DatabaseUrl parse(String text) {
        return DatabaseUrl.parse("DATABASE_URL", text);
    }

    @Test
    void oneUrlServesBothDrivers() {
        var settings = parse("postgresql://hitch:p%40ss%24%2Fword@db.acme.com:5433/prod")
                .settings();
        assertThat(settings)
                .containsEntry("quarkus.datasource.username", "hitch")
                .containsEntry("quarkus.datasource.password", "p@ss$$/word")
                .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db.acme.com:5433/prod")
                .containsEntry("quarkus.datasource.reactive.url", "postgresql://db.acme.com:5433/prod");
    }

    @Test
    void severalHostsAreWrittenAsEachDriverWantsThem() {
        var settings = parse("postgres://u:p@one:5432,two:5432/db").settings();
        assertThat(settings)
                .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://one:5432,two:5432/db")
                .containsEntry("quarkus.datasource.reactive.url", "postgresql://one:5432/db,postgresql://two:5432/db");
    }

    @Test
    void behindAPoolerNoPreparedStatementIsKept() {
        var settings = parse("postgresql://u:p@h/db?pgbouncer=true").settings();
        assertThat(settings)
                .containsEntry("quarkus.datasource.reactive.cache-prepared-statements", "false")
                .containsEntry("quarkus.datasource.reactive.postgresql.use-layer7-proxy", "true")
                .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://h/db?prepareThreshold=0");
    }

    @Test
    void fullVerificationReachesBothDrivers() {
        var settings = parse("postgresql://u:p@h/db?sslmode=verify-full&sslrootcert=/ca.pem")
                .settings();
        assertThat(settings)
                .containsEntry(
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql://h/db?sslmode=verify-full&sslrootcert=/ca.pem")
                .containsEntry("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full")
                .containsEntry("quarkus.datasource.reactive.trust-certificate-pem.certs", "/ca.pem")
                .containsEntry("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS")
                .doesNotContainKey("quarkus.datasource.reactive.trust-all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://u:hunter2@h/db",
                "postgresql://h/db",
                "postgresql://u:hunter2@h",
                "postgresql://u:hunter2@h:x/db",
                "postgresql://u:hunter2@h/db?sslmod=require",
                "postgresql://u:hunter2@h/db?sslmode=verify-ca"
            })
    void malformedUrlsAreRefusedWithoutThePassword(String url) {
        assertThatThrownBy(() -> parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DATABASE_URL")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(parse("postgresql://u:hunter2@h/db")).hasToString("postgresql://u@h/db");
    }

    @Test
    void aConnectionByHandIsTheSame() {
        PgConnectOptions options = parse(
                        "postgresql://hitch:p%40ss@db.acme.com:5433/prod?sslmode=require&application_name=hitch")
                .connections()
                .get(0);
        assertThat(options.getHost()).isEqualTo("db.acme.com");
        assertThat(options.getPort()).isEqualTo(5433);
        assertThat(options.getDatabase()).isEqualTo("prod");
        assertThat(options.getUser()).isEqualTo("hitch");
        assertThat(options.getPassword()).isEqualTo("p@ss");
        assertThat(options.getSslMode()).isEqualTo(SslMode.REQUIRE);
        assertThat(options.isTrustAll()).isTrue();
        assertThat(options.getProperties()).containsEntry("application_name", "hitch");
    }

    @Test
    void aConnectionByHandVerifiesWhatItIsToldToVerify() {
        PgConnectOptions options = parse("postgresql://u:p@one,two:5433/db?sslmode=verify-full&sslrootcert=/ca.pem")
                .connections()
                .get(1);
        assertThat(options.getHost()).isEqualTo("two");
        assertThat(options.getSslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(options.isTrustAll()).isFalse();
        assertThat(options.getPemTrustOptions().getCertPaths()).containsExactly("/ca.pem");
        assertThat(options.getHostnameVerificationAlgorithm()).isEqualTo("HTTPS");
    }
}
