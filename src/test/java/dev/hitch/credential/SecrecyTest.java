package dev.hitch.credential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Api;
import dev.hitch.testing.Database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** No credential, token or key is in clear text in the log, at any level, or in the database. */
@QuarkusTest
class SecrecyTest {

    @ConfigProperty(name = "quarkus.log.file.path")
    Path log;

    @ConfigProperty(name = "hitch.credential-keys")
    String credentialKeys;

    @Test
    void noSecretStandsInTheLogOrTheDatabase() throws IOException {
        Api api = Api.newApplication();
        String password = "canary-" + UUID.randomUUID();
        String body = "{\"provider\":\"%s\",\"credentials\":{\"username\":\"%s\",\"password\":\"" + password + "\"%s}}";
        String token = api.connect(body.formatted("sandbox", "log-fleet", ""))
                .statusCode(201)
                .extract()
                .path("token");
        api.connect(body.formatted("sandbox", "log-fleet", "")).statusCode(200);
        for (String forced :
                List.of("wrong-password", "no-permission", "rate-limited", "provider-down", "provider-slow")) {
            api.connect(body.formatted("sandbox", forced, ""));
        }
        api.connect(body.formatted("sandbox", "log-fleet", ",\"pin\":\"" + password + "\""))
                .statusCode(400);
        api.connect(body.formatted("sandbox", "log-fleet", "").replace("}}", ""))
                .statusCode(400);
        api.request()
                .header("Connection-Token", token)
                .get("/tsp/v1/connections/current")
                .then()
                .statusCode(200);
        api.request()
                .header("Connection-Token", token + "x")
                .get("/tsp/v1/connections/current")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(api.token() + "x")
                .get("/tsp/v1/application")
                .then()
                .statusCode(401);

        String key = credentialKeys.substring(credentialKeys.indexOf(':') + 1);
        List<String> clearTexts = List.of(password, token, token.substring(8), api.token(), key);
        String logged = Files.readString(log);
        // Proof that the search would find something: the log has the lines of this very test.
        assertThat(logged).contains("TRACE").contains(api.client());
        assertThat(clearTexts).noneMatch(logged::contains);
        String dump = String.join("\n", Database.dump());
        assertThat(dump).contains(api.client());
        assertThat(clearTexts.stream().flatMap(text -> spellings(text).stream()))
                .noneMatch(dump::contains);
    }

    private static List<String> spellings(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> spellings = new ArrayList<>(List.of(text, HexFormat.of().formatHex(bytes)));
        spellings.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        return spellings;
    }
}
