package dev.hitch.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseUrlTest {

    @TempDir
    Path directory;

    private static DatabaseUrl parse(String text) {
        return DatabaseUrl.parse("DATABASE_URL", text);
    }

    /** What the service's own settings make of an environment. */
    private static SmallRyeConfig settings(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, 300))
                .withSources(new DatabaseConfigSourceFactory())
                .withMapping(DatabaseConfig.class)
                .build();
    }

    static DatabaseConfig config(String url) {
        return settings(Map.of("DATABASE_URL", url)).getConfigMapping(DatabaseConfig.class);
    }

    @Test
    void tenThousandPasswordsReachBothDriversAsTheyAre() {
        Random random = new Random(18);
        for (int i = 0; i < 10_000; i++) {
            String user = text(random);
            String password = text(random);
            String url = "postgresql://" + written(random, user) + ":" + written(random, password) + "@h:5432/db";
            DatabaseConfig config = config(url);
            assertThat(new DatabaseCredentials(config).getCredentials(""))
                    .as(url)
                    .containsEntry("user", user)
                    .containsEntry("password", password);
            PgConnectOptions options = parse(config.url()).complete(new PgConnectOptions());
            assertThat(options.getUser()).as(url).isEqualTo(user);
            assertThat(options.getPassword()).as(url).isEqualTo(password);
            PgConnectOptions listening =
                    parse(config.listenUrl().orElseThrow()).connections().get(0);
            assertThat(listening.getPassword()).as(url).isEqualTo(password);
        }
    }

    private static String text(Random random) {
        String pieces = "\\$ {}:%+&=?#@/,;'\"`~!*()[]<>|^_-.aZ09\u00e9\u0416\u6f22\ud83d\ude9a";
        int[] characters = pieces.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        List.of("", "${", "$$", "\\$", "${a:b}", "\\\\", "%24", "$").stream()
                .skip(random.nextInt(8))
                .findFirst()
                .ifPresent(text::append);
        random.ints(1 + random.nextInt(24), 0, characters.length)
                .forEach(index -> text.appendCodePoint(characters[index]));
        return text.toString();
    }

    // As people write it: everything encoded that can be, or only what must be.
    private static String written(Random random, String text) {
        return random.nextBoolean()
                ? URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")
                : text.replace("%", "%25")
                        .replace("@", "%40")
                        .replace("/", "%2F")
                        .replace(":", "%3A")
                        .replace("?", "%3F");
    }

    @Test
    void anApplicationNameAndAPathMayHaveAnyCharacter() throws Exception {
        Path authority = Files.createFile(directory.resolve("100% ${ca}, $$.pem"));
        String url = "postgresql://u:p@h/a%24%24b?application_name=100%25%20%24%7Bme%7D&sslmode=verify-ca&sslrootcert="
                + URLEncoder.encode(authority.toString(), StandardCharsets.UTF_8)
                        .replace("+", "%20");
        SmallRyeConfig settings = settings(Map.of("DATABASE_URL", url, "HITCH_DATABASE_LISTEN_URL", url));
        DatabaseConfig config = settings.getConfigMapping(DatabaseConfig.class);
        for (String each : List.of(config.url(), config.listenUrl().orElseThrow())) {
            PgConnectOptions options = parse(each).connections().get(0);
            assertThat(options.getDatabase()).isEqualTo("a$$b");
            assertThat(options.getProperties()).containsEntry("application_name", "100% ${me}");
            assertThat(options.getPemTrustOptions().getCertPaths()).containsExactly(authority.toString());
        }
        assertThat(settings.getRawValue("quarkus.datasource.jdbc.url")).doesNotContain("$", "\\", "{", " ");
    }

    @Test
    void aListenUrlOfItsOwnIsTakenAsItIs() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", "postgresql://u:p@pool/db?pgbouncer=true");
        assertThat(settings(environment).getConfigMapping(DatabaseConfig.class).listenUrl())
                .isEmpty();
        environment.put("HITCH_DATABASE_LISTEN_URL", "postgresql://u:a$$b\\c${d}@server/db");
        assertThat(parse(settings(environment)
                                .getConfigMapping(DatabaseConfig.class)
                                .listenUrl()
                                .orElseThrow())
                        .password())
                .isEqualTo("a$$b\\c${d}");
    }

    @Test
    void oneUrlServesBothDrivers() {
        var settings = parse("postgresql://hitch:p%40ss%24%2Fword@db.acme.com:5433/prod")
                .settings();
        assertThat(settings)
                .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db.acme.com:5433/prod?sslmode=prefer")
                .containsEntry("quarkus.datasource.reactive.url", "postgresql://db.acme.com:5433/prod");
    }

    @Test
    void severalHostsAreWrittenAsEachDriverWantsThem() {
        var settings =
                parse("postgres://u:p@one:5432,two:5432/db?sslmode=disable").settings();
        assertThat(settings)
                .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://one:5432,two:5432/db?sslmode=disable")
                .containsEntry("quarkus.datasource.reactive.url", "postgresql://one:5432/db,postgresql://two:5432/db");
    }

    @Test
    void behindAPoolerNoPreparedStatementIsKept() {
        var settings = parse("postgresql://u:p@h/db?pgbouncer=true").settings();
        assertThat(settings)
                .containsEntry("quarkus.datasource.reactive.cache-prepared-statements", "false")
                .containsEntry("quarkus.datasource.reactive.postgresql.use-layer7-proxy", "true")
                .containsEntry(
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql://h/db?sslmode=prefer&prepareThreshold=0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslmode=require&", "sslmode=verify-ca&", "sslmode=prefer&", ""})
    void whoNamesAnAuthorityIsVerifiedAgainstIt(String mode) {
        DatabaseUrl url = parse("postgresql://u:p@h/db?" + mode + "sslrootcert=/ca.pem");
        assertThat(url.settings().get("quarkus.datasource.jdbc.url"))
                .contains("sslmode=verify-ca")
                .contains("sslrootcert=%2Fca.pem");
        PgConnectOptions options = url.connections().get(0);
        assertThat(options.getSslMode()).isEqualTo(SslMode.VERIFY_CA);
        assertThat(options.isTrustAll()).isFalse();
        assertThat(options.getPemTrustOptions().getCertPaths()).containsExactly("/ca.pem");
        assertThat(options.getHostnameVerificationAlgorithm()).isEmpty();
    }

    @Test
    void whatHostsWriteIntoTheirUrlsIsTaken() {
        DatabaseUrl url = parse("postgresql://u:p@h/db?sslmode=require&channel_binding=prefer&connect_timeout=10"
                + "&options=-c%20search_path%3Dhitch");
        assertThat(url.settings().get("quarkus.datasource.jdbc.url"))
                .contains("connectTimeout=10")
                .contains("options=-c%20search_path%3Dhitch")
                .doesNotContain("channel");
        PgConnectOptions options = url.connections().get(0);
        assertThat(options.getConnectTimeout()).isEqualTo(10_000);
        assertThat(options.getProperties()).containsEntry("options", "-c search_path=hitch");
        assertThat(options.getSslMode()).isEqualTo(SslMode.REQUIRE);
        assertThat(options.isTrustAll()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://u:hunter2@h/db",
                "postgresql://h/db",
                "postgresql://u:hunter2@h",
                "postgresql://u:hunter2@h:x/db",
                "postgresql://u:hunter2@h:99999/db",
                "postgresql://u:hunter2@%2Fcloudsql%2Facme/db",
                "postgresql://u:hunter2@/db?host=/cloudsql/acme",
                "postgresql://u:hunter2@h/db?host=/cloudsql/acme",
                "postgresql://u:hunter2@h/db?sslmod=require",
                "postgresql://u:hunter2@h/db?sslmode=no-verify",
                "postgresql://u:hunter2@h/db?sslmode=bogus",
                "postgresql://u:hunter2@h/db?sslmode=verify-ca",
                "postgresql://u:hunter2@h/db?sslmode=verify-ca&sslrootcert=",
                "postgresql://u:hunter2@h/db?sslmode=verify-full&sslrootcert=/no/such.pem",
                "postgresql://u:hunter2@h/db?connect_timeout=soon",
                "postgresql://u:hunter2@h/db?connect_timeout=-1",
                "postgresql://u:hunter2@h/db?channel_binding=require",
                "postgresql://u:hunter2@h/db?pgbouncer=yes",
                "postgresql://u:hunter2@h/db?application_name=%",
                "postgresql://u:hunter2%@h/db",
                "postgresql://u:hunter2%2@h/db",
                "postgresql://u:%zzhunter2@h/db",
                "postgresql://u:hunter2%00@h/db",
                "postgresql://u:hunter2%ff@h/db",
                "postgresql://u%:hunter2@h/db",
                "postgresql://u:x@hunter2@h/db",
                "postgresql://u:x/hunter2@h/db",
                "postgresql://u:x@y/hunter2@h/db",
                "postgresql://u:x@hunter2:y/db",
                "postgresql://u:x@y/z?hunter2@h/db",
                "postgresql://u:x@y/z?hunter2"
            })
    void malformedUrlsAreRefusedInOneLineWithoutThePassword(String url) {
        assertThatThrownBy(() -> {
                    parse(url);
                    config(url);
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("DATABASE_URL ")
                .hasMessageNotContaining("hunter2")
                .message()
                .hasLineCount(1);
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(parse("postgresql://u:hunter2@h/db")).hasToString("h/db");
    }

    @Test
    void aConnectionByHandVerifiesWhatItIsToldToVerify() {
        PgConnectOptions options = parse("postgresql://u:p@one,[::1]:5433/db?sslmode=verify-full&sslrootcert=/ca.pem")
                .connections()
                .get(1);
        assertThat(options.getHost()).isEqualTo("::1");
        assertThat(options.getPort()).isEqualTo(5433);
        assertThat(options.getDatabase()).isEqualTo("db");
        assertThat(options.getSslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(options.isTrustAll()).isFalse();
        assertThat(options.getPemTrustOptions().getCertPaths()).containsExactly("/ca.pem");
        assertThat(options.getHostnameVerificationAlgorithm()).isEqualTo("HTTPS");
    }
}
