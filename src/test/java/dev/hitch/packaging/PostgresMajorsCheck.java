package dev.hitch.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.HitchProcess;
import dev.hitch.testing.Production;
import dev.hitch.testing.StrictPostgres;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged service on every major version of Postgres that is supported. Run by the profile
 * {@code postgres-majors}.
 */
class PostgresMajorsCheck {

    private static final Path BINARIES = Path.of("target", "postgres-majors");
    // What settings would expand, and what has to be encoded.
    private static final String PASSWORD = "a\\b$$c${d}e%@/";
    private static final String ENCODED = "a%5Cb%24%24c%24%7Bd%7De%25%40%2F";

    static List<Path> binaries() throws IOException {
        try (Stream<Path> files = Files.list(BINARIES)) {
            return files.sorted().toList();
        }
    }

    @Test
    void everyMajorIsThere() throws IOException {
        assertThat(binaries()).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void itMigratesMintsVisitsAndConnects(Path jar) throws Exception {
        try (StrictPostgres server = new StrictPostgres(() -> program(jar));
                var superuser = server.superuser();
                var sql = superuser.createStatement()) {
            sql.execute("CREATE ROLE hitch LOGIN PASSWORD '" + PASSWORD + "'");
            sql.execute("CREATE DATABASE hitch OWNER hitch");
            Map<String, String> environment = new HashMap<>(Production.environment());
            environment.put("DATABASE_URL", "postgresql://hitch:" + ENCODED + "@" + server.address() + "/hitch");
            HitchProcess migrated = HitchProcess.run(environment, "migrate");
            assertThat(migrated.exitStatus()).as(migrated.output()).isZero();
            try (HitchProcess service = HitchProcess.start(environment)) {
                use(service);
                assertThat(service.output()).doesNotContain("\"level\":\"WARN\"", "\"level\":\"ERROR\"");
            }
        }
    }

    private static void use(HitchProcess service) {
        String token = Tokens.of(Tokens.newClient());
        String code = post(service, token, "/tsp/v1/link/short", "{}");
        given().redirects().follow(false).get(service.url() + "/" + code).then().statusCode(302);
        post(service, token, "/tsp/v1/connections", Api.account("u", ""));
    }

    private static String post(HitchProcess service, String token, String path, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(service.url() + path)
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }

    private static InputStream program(Path jar) {
        try {
            ZipFile archive = new ZipFile(jar.toFile());
            return archive.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .map(entry -> {
                        try {
                            return archive.getInputStream(entry);
                        } catch (IOException unreadable) {
                            throw new UncheckedIOException(unreadable);
                        }
                    })
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
