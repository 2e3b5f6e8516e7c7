package dev.hitch.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.hitch.development.Development;
import dev.hitch.testing.Api;
import dev.hitch.testing.HitchProcess;
import dev.hitch.testing.Production;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The packaged service as an operator meets it: commands, refusals to start, an orderly end. */
class ProcessIT {

    @TempDir
    Path directory;

    @Test
    void withoutSettingsItRefusesToStartInOneLineEach() {
        HitchProcess ended = HitchProcess.run(Map.of());
        assertThat(ended.exitStatus()).isEqualTo(1);
        assertThat(ended.output().lines())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("DATABASE_URL "))
                .anyMatch(line -> line.startsWith("MP_JWT_VERIFY_PUBLICKEY_LOCATION "))
                .anyMatch(line -> line.startsWith("MP_JWT_VERIFY_ISSUER "))
                .anyMatch(line -> line.startsWith("MP_JWT_VERIFY_AUDIENCES "))
                .anyMatch(line -> line.startsWith("HITCH_CREDENTIAL_KEYS "));
    }

    @Test
    void aMalformedSettingIsNamedWithoutItsSecret() {
        Map<String, String> environment = new HashMap<>(Production.environment());
        environment.put("HITCH_CREDENTIAL_KEYS", "k1:c2hvcnQ=");
        HitchProcess ended = HitchProcess.run(environment);
        assertThat(ended.exitStatus()).isEqualTo(1);
        assertThat(ended.output())
                .contains("k1 has 5 bytes")
                .doesNotContain("c2hvcnQ")
                .hasLineCount(1);
    }

    @Test
    void itsOwnKeysAndTokensLetItRunWithoutAnIdentityProvider() {
        HitchProcess keys = HitchProcess.run(Map.of(), "keys", "--out", directory.toString());
        assertThat(keys.exitStatus()).isZero();
        HitchProcess again = HitchProcess.run(Map.of(), "keys", "--out", directory.toString());
        assertThat(again.exitStatus()).isNotZero();
        assertThat(again.output()).contains("exists already");

        Map<String, String> environment = new HashMap<>(Production.environment());
        environment.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                directory.resolve("public.pem").toString());
        environment.put("HITCH_CREDENTIAL_KEYS", read(directory.resolve("credential.key")));
        try (HitchProcess service = HitchProcess.start(environment)) {
            String token = token("links:write connections:write", "P90D");
            mint(service, token, "{}").then().statusCode(201);
            mint(service, token("links:read", "P90D"), "{}").then().statusCode(403);
            mint(service, token("links:write", "PT-1H"), "{}").then().statusCode(401);
            mint(service, Tokens.of(Tokens.newClient()), "{}").then().statusCode(401);
        }
    }

    private String token(String scope, String expiresIn) {
        HitchProcess token = HitchProcess.run(
                Map.of(),
                "token",
                "--key",
                directory.resolve("private.pem").toString(),
                "--issuer",
                Development.ISSUER,
                "--audience",
                Development.AUDIENCE,
                "--client-id",
                "acme",
                "--scope",
                scope,
                "--expires-in",
                expiresIn);
        assertThat(token.output()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\n");
        return token.output().strip();
    }

    @Test
    void itSaysWhichVersionItIs() {
        for (List<String> arguments : List.of(List.of("--version"), List.of("migrate", "--version"))) {
            HitchProcess asked = HitchProcess.run(Map.of(), arguments.toArray(String[]::new));
            assertThat(asked.exitStatus()).isZero();
            assertThat(asked.output()).matches("hitch \\d+\\.\\d+\\.\\d+\\S*\\n");
        }
    }

    @Test
    void aCommandRefusesToStartInOneLine() {
        for (String command : List.of("migrate", "reseal")) {
            HitchProcess ended = HitchProcess.run(
                    Map.of("HITCH_CREDENTIAL_KEYS", Production.environment().get("HITCH_CREDENTIAL_KEYS")), command);
            assertThat(ended.exitStatus()).isEqualTo(1);
            assertThat(ended.output()).startsWith("DATABASE_URL ").hasLineCount(1);
        }
    }

    @Test
    void theSchemaCanBeMigratedAlone() {
        Map<String, String> environment = Production.environment();
        // It has not to wait until others have noticed that it ends.
        HitchProcess migrated = HitchProcess.run(
                Map.of("DATABASE_URL", environment.get("DATABASE_URL"), "QUARKUS_SHUTDOWN_DELAY", "PT1H"), "migrate");
        assertThat(migrated.exitStatus()).as(migrated.output()).isZero();
        Map<String, String> waiting = new HashMap<>(environment);
        waiting.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
        HitchProcess.start(waiting).close();
    }

    @Test
    void onADatabaseThatIsNotMigratedItDoesNotStart() {
        Map<String, String> environment = new HashMap<>(Production.environment());
        environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
        HitchProcess ended = HitchProcess.run(environment);
        assertThat(ended.exitStatus()).isNotZero();
        assertThat(ended.output()).contains("missing table");
    }

    @Test
    void requestsInFlightFinishBeforeItEnds() {
        Map<String, String> environment = new HashMap<>(Production.environment());
        environment.put("HITCH_PROVIDER_TIME_LIMIT", "PT5S");
        try (HitchProcess service = HitchProcess.start(environment)) {
            String token = Tokens.of(Tokens.newClient());
            mint(service, token, "{}").then().statusCode(201);
            List<Integer> answers = Together.run(2, i -> {
                if (i == 0) {
                    return connect(service, token, "provider-slow");
                }
                awaitCall(service);
                service.terminate();
                return 0;
            });
            assertThat(answers.get(0)).isEqualTo(504);
            service.awaitEnd();
            assertThat(service.output()).contains("stopped in");
        }
    }

    @Test
    void afterItsPlugWasPulledNothingIsLost() {
        Map<String, String> environment = Production.environment();
        String token = Tokens.of(Tokens.newClient());
        String code;
        try (HitchProcess first = HitchProcess.start(environment)) {
            code = mint(first, token, "{}").path("code");
        }
        try (HitchProcess second = HitchProcess.start(environment)) {
            given().redirects()
                    .follow(false)
                    .get(second.url() + "/" + code)
                    .then()
                    .statusCode(302);
            mint(second, token, "{}").then().statusCode(200);
        }
    }

    @Test
    void logsAreJsonWithTheRequestsId() {
        try (HitchProcess service = HitchProcess.start(Production.environment())) {
            given().auth()
                    .oauth2(Tokens.of(Tokens.newClient()))
                    .header("X-Request-Id", "find-me")
                    .get(service.url() + "/tsp/v1/application")
                    .then()
                    .statusCode(200);
            assertThat(service.output().lines().toList()).allMatch(line -> line.startsWith("{"));
            assertThat(service.output().lines()).anyMatch(line -> line.contains("\"requestId\":\"find-me\""));
        }
    }

    private static Response mint(HitchProcess service, String token, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(service.url() + "/tsp/v1/link/short");
    }

    private static int connect(HitchProcess service, String token, String username) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Api.account(username, ""))
                .post(service.url() + "/tsp/v1/connections")
                .statusCode();
    }

    // The request is in flight once the server counts it as active.
    private static void awaitCall(HitchProcess service) {
        for (int i = 0; i < 10_000; i++) {
            String metrics = given().get(service.url() + "/q/metrics").asString();
            if (metrics.lines()
                    .filter(line -> line.startsWith("http_server_active_requests"))
                    .anyMatch(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))) >= 2)) {
                return;
            }
        }
        throw new IllegalStateException("No request arrived");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
