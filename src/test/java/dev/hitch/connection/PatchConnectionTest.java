package dev.hitch.connection;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.credential.CredentialCipher;
import dev.hitch.credential.Credentials;
import dev.hitch.credential.Sealed;
import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class PatchConnectionTest {

    private static final String CURRENT = "/tsp/v1/connections/current";

    private final Api api = Api.newApplication();
    private final String username = "fleet-" + UUID.randomUUID();

    @Inject
    CredentialCipher cipher;

    private JsonPath connect(String more) {
        return api.connect(username, more).statusCode(201).extract().jsonPath();
    }

    private ValidatableResponse patch(JsonPath connection, String json) {
        return api.patchConnection(connection.getString("token"), json);
    }

    private ValidatableResponse read(JsonPath connection) {
        return api.connection(connection.getString("token")).get(CURRENT).then();
    }

    private static String row(JsonPath connection) {
        return Database.select("SELECT row_to_json(c)::text FROM connection c WHERE id = ?", connection.getString("id"))
                .get(0);
    }

    /** Makes the stored credentials those of the username {@code user}. */
    private void store(JsonPath connection, String user) {
        String id = connection.getString("id");
        Sealed sealed = cipher.seal(Credentials.of(Map.of("username", user, "password", "x")), id + ":credentials");
        Database.update(
                "UPDATE connection SET credentials_key_id = ?, credentials_box = ? WHERE id = ?",
                sealed.keyId(),
                sealed.box(),
                id);
    }

    @Test
    void whatIsNamedChangesAndTheRestStays() {
        JsonPath made = connect(",\"tags\":[\"a\"],\"externalId\":\"one\",\"company\":{\"name\":\"Acme\"}");
        MutableClock.ahead(Duration.ofMinutes(1), () -> patch(made, """
                        {"company": {"name": "Bolt", "dotNumbers": ["1"]}, "externalId": "two", "syncMode": "manual", "tags": ["b", "c", "b"],
                        "options": {"depot": 1}, "filters": {"vehicles": {"status": "active", "excludeIds": ["vcl_1"]}}}
                        """)
                .statusCode(200)
                .body("status", equalTo("connected"))
                .body("company.name", equalTo("Bolt"))
                .body("company.dotNumbers", contains("1"))
                .body("externalId", equalTo("two"))
                .body("syncMode", equalTo("manual"))
                .body("tags", containsInAnyOrder("b", "c"))
                .body("options.depot", equalTo(1))
                .body("filters.vehicles.status", equalTo("active"))
                .body("filters.vehicles.excludeIds", contains("vcl_1"))
                .body("filters.drivers", nullValue())
                .body("token", equalTo(made.getString("token")))
                .body("agreements", empty())
                .body("createdAt", equalTo(made.getString("createdAt"))));
        JsonPath changed = read(made).extract().jsonPath();
        assertThat(changed.getString("updatedAt")).isGreaterThan(made.getString("updatedAt"));
        patch(made, "{\"tags\":[\"d\"]}")
                .body("externalId", equalTo("two"))
                .body("filters.vehicles.status", equalTo("active"))
                .body("tags", contains("d"));
    }

    @Test
    void nullClearsWhatMayBeAbsent() {
        JsonPath made = connect(
                ",\"tags\":[\"a\"],\"externalId\":\"one\",\"company\":{\"name\":\"Acme\"},\"options\":{\"a\":1}");
        patch(made, "{\"filters\":{\"drivers\":{\"includeIds\":[\"drv_1\"]}}}").statusCode(200);
        patch(made, "{\"company\":null,\"externalId\":null,\"tags\":null,\"options\":null,\"filters\":null}")
                .statusCode(200)
                .body("company", equalTo(Map.of()))
                .body("externalId", nullValue())
                .body("tags", empty())
                .body("options", equalTo(Map.of()))
                .body("filters", nullValue());
    }

    @Test
    void whatChangesNothingDoesNotMoveUpdatedAt() {
        JsonPath made =
                connect(",\"tags\":[\"a\",\"b\"],\"externalId\":\"one\",\"options\":{\"a\":1000,\"b\":[0.5,\"x\"]}");
        MutableClock.ahead(Duration.ofMinutes(1), () -> {
            for (String same : List.of(
                    "{}",
                    "{\"status\":\"connected\"}",
                    "{\"tags\":[\"b\",\"a\",\"b\"]}",
                    "{\"externalId\":\"one\",\"syncMode\":\"automatic\",\"filters\":null}",
                    "{\"options\":{\"b\":[0.50,\"x\"],\"a\":1e3}}")) {
                patch(made, same).statusCode(200).body("updatedAt", equalTo(made.getString("updatedAt")));
            }
            patch(made, "{\"options\":{\"a\":1001}}")
                    .statusCode(200)
                    .body("updatedAt", greaterThan(made.getString("updatedAt")));
        });
    }

    // The rules one by one: ConnectionBodyTest.
    @Test
    void aPatchThatBreaksARuleChangesNothing() {
        JsonPath made = connect("");
        String before = row(made);
        patch(made, "{\"status\":\"deleted\",\"company\":{\"nam\":\"x\"},\"tags\":[\"a\"]}")
                .statusCode(400)
                .body("detail.path", containsInAnyOrder("{requestBody}.status", "{requestBody}.company.nam"));
        assertThat(row(made)).isEqualTo(before);
    }

    @Test
    void itTakesTheScopeTheTokenAndABody() {
        JsonPath made = connect("");
        given().auth()
                .oauth2(Tokens.of(api.client(), "connections:read"))
                .header("Connection-Token", made.getString("token"))
                .contentType(ContentType.JSON)
                .body("{}")
                .patch(CURRENT)
                .then()
                .statusCode(403)
                .body("detail", containsString("connections:write"));
        api.request()
                .contentType(ContentType.JSON)
                .body("{}")
                .patch(CURRENT)
                .then()
                .statusCode(400)
                .body("detail.path", hasItem("{requestHeader}.Connection-Token"));
        Api.newApplication()
                .request()
                .header("Connection-Token", made.getString("token"))
                .contentType(ContentType.JSON)
                .body("{}")
                .patch(CURRENT)
                .then()
                .statusCode(403);
        api.connection(made.getString("token"))
                .contentType(ContentType.JSON)
                .patch(CURRENT)
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disconnected", "archived"})
    void whatWasPutAwayComesBackWhereTheProviderAcceptsWhatIsStored(String status) {
        JsonPath made = connect("");
        patch(made, "{\"status\":\"" + status + "\"}").statusCode(200).body("status", equalTo(status));
        patch(made, "{\"status\":\"connected\",\"tags\":[\"back\"]}")
                .statusCode(200)
                .body("status", equalTo("connected"))
                .body("id", equalTo(made.getString("id")))
                .body("token", equalTo(made.getString("token")))
                .body("tags", contains("back"));
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-password, 422, invalid_credentials",
        "no-permission, 422, insufficient_permissions",
        "rate-limited, 429, too_many_requests",
        "provider-down, 502, bad_gateway",
        "provider-slow, 504, gateway_timeout",
        "somebody-else, 422, unprocessable_entity"
    })
    void whereTheProviderDoesNotAcceptWhatIsStoredNothingChanges(String user, int status, String code) {
        JsonPath made = connect("");
        api.become(made.getString("token"), "archived");
        store(made, user);
        String before = row(made);
        ValidatableResponse answer = patch(made, "{\"status\":\"connected\",\"tags\":[\"x\"]}")
                .statusCode(status)
                .body("code", equalTo(code));
        if (status == 422) {
            answer.body("detail[0].path", equalTo("{requestBody}.status"));
        }
        assertThat(row(made)).isEqualTo(before);
    }

    @Test
    void aProviderThatIsNoLongerOfferedCannotBeAsked() {
        JsonPath made = connect("");
        api.become(made.getString("token"), "archived");
        Database.update("UPDATE connection SET provider = 'gone' WHERE id = ?", made.getString("id"));
        patch(made, "{\"status\":\"connected\"}").statusCode(502).body("code", equalTo("bad_gateway"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connected", "disconnected", "archived"})
    void aPendingDeletionIsTakenBackEvenWhileTheProviderIsDown(String status) {
        JsonPath made = connect("");
        store(made, "provider-down");
        api.connection(made.getString("token")).delete(CURRENT).then().statusCode(202);
        patch(made, "{\"tags\":[\"x\"]}").statusCode(200).body("status", equalTo("pending_deletion"));
        patch(made, "{\"status\":\"" + status + "\"}").statusCode(200).body("status", equalTo(status));
        assertThat(Database.select(
                        "SELECT delete_after FROM connection WHERE id = ? AND (status <> 'connected' OR check_at <= now())",
                        made.getString("id")))
                .containsExactly((String) null);
    }

    @Test
    void anExternalIdThatAnotherConnectionOfTheAccountHasIsAConflict() {
        JsonPath one = connect(",\"externalId\":\"one\"");
        JsonPath two = connect(",\"externalId\":\"two\"");
        patch(two, "{\"externalId\":\"one\"}")
                .statusCode(409)
                .body("code", equalTo("conflict"))
                .body("detail", containsString(one.getString("id")));
        patch(two, "{\"externalId\":\"two\"}").statusCode(200);
        patch(two, "{\"externalId\":\"three\"}").statusCode(200);
        patch(one, "{\"externalId\":null}").statusCode(200);
        patch(two, "{\"externalId\":null}").statusCode(409).body("detail", containsString(one.getString("id")));
        api.settings("{\"mergeConnections\":false}").statusCode(200);
        patch(two, "{\"externalId\":null}").statusCode(200);
    }

    @Test
    void oneOfTwoWhoWantTheSameExternalIdAtOnceGetsIt() {
        JsonPath one = connect(",\"externalId\":\"one\"");
        JsonPath two = connect(",\"externalId\":\"two\"");
        List<Integer> statuses = Together.run(2, i -> patch(i == 0 ? one : two, "{\"externalId\":\"wanted\"}")
                .extract()
                .statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void changesOfDifferentMembersAtOnceAreAllKept() {
        JsonPath made = connect("");
        List<String> bodies = List.of(
                "{\"tags\":[\"a\"]}",
                "{\"externalId\":\"e\"}",
                "{\"syncMode\":\"manual\"}",
                "{\"company\":{\"name\":\"Acme\"}}",
                "{\"options\":{\"o\":1}}",
                "{\"filters\":{\"drivers\":{\"status\":\"inactive\"}}}");
        Together.run(bodies.size(), i -> patch(made, bodies.get(i)).statusCode(200));
        read(made)
                .body("tags", contains("a"))
                .body("externalId", equalTo("e"))
                .body("syncMode", equalTo("manual"))
                .body("company.name", equalTo("Acme"))
                .body("options.o", equalTo(1))
                .body("filters.drivers.status", equalTo("inactive"));
    }

    @Test
    void aPatchMayCallItselfOne() {
        JsonPath connection = connect("");
        api.connection(connection.getString("token"))
                .header("Content-Type", "application/merge-patch+json")
                .body("{\"externalId\":\"merged\"}".getBytes(StandardCharsets.UTF_8))
                .patch(CURRENT)
                .then()
                .statusCode(200)
                .body("externalId", equalTo("merged"));
    }
}
