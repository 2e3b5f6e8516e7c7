package dev.hitch.connection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.Together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class ConnectTest {

    private final Api api = Api.newApplication();
    private final String username = "fleet-" + UUID.randomUUID();

    private ValidatableResponse connect(String more) {
        return api.connect(username, more);
    }

    private ValidatableResponse current(String token) {
        return api.connection(token).get("/tsp/v1/connections/current").then();
    }

    @Test
    void anAcceptedAccountBecomesAConnection() {
        String token = connect("""
                        , "externalId": "fleet_456", "company": {"name": "Acme", "dotNumbers": ["123456"]}, "tags": ["b", "a", "b"],
                        "syncMode": "manual", "backfill": {"days": 7}, "options": {"depot": [1, null, {"x": 0.5}]},
                        "agreements": [{"agreementUrl": "https://acme.com/terms", "acceptedAt": "2026-01-01T00:00:00+01:00"}]
                        """)
                .statusCode(201)
                .body("id", matchesPattern("^conn_[0-9A-HJKMNP-TV-Z]{26}$"))
                .body("status", equalTo("connected"))
                .body("provider.code", equalTo("sandbox"))
                .body("provider.name", equalTo("Sandbox"))
                .body("externalId", equalTo("fleet_456"))
                .body("sourceId", matchesPattern("^sandbox-.+"))
                .body("company.dotNumbers", contains("123456"))
                .body("account.user.sourceId", equalTo(username))
                .body("syncMode", equalTo("manual"))
                .body("tags", containsInAnyOrder("a", "b"))
                .body("options.depot[2].x", equalTo(0.5f))
                .body("token", matchesPattern("^con_tkn_[A-Za-z0-9]{32}$"))
                .body("linkUrl", matchesPattern("^http://localhost:\\d+/connection/conn_\\w+\\?key=pk_\\w{32}$"))
                .body("agreements", nullValue())
                .extract()
                .path("token");
        current(token)
                .statusCode(200)
                .body("token", equalTo(token))
                .body("agreements[0].acceptedAt", equalTo("2025-12-31T23:00:00.000Z"));
        Instant from = Instant.parse(Database.select(
                                "SELECT to_json(backfill_from AT TIME ZONE 'UTC') #>> '{}' FROM connection WHERE external_id = 'fleet_456'"
                                        + " ORDER BY id DESC LIMIT 1")
                        .get(0)
                + "Z");
        assertThat(from)
                .isBetween(
                        Instant.now().minus(8, ChronoUnit.DAYS), Instant.now().minus(6, ChronoUnit.DAYS));
    }

    @Test
    void defaultsAreWhatTheDocumentationSays() {
        connect("")
                .statusCode(201)
                .body("syncMode", equalTo("automatic"))
                .body("tags", equalTo(List.of()))
                .body("externalId", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-password, 422, invalid_credentials",
        "no-permission, 422, insufficient_permissions",
        "rate-limited, 429, too_many_requests",
        "provider-down, 502, bad_gateway",
        "provider-slow, 504, gateway_timeout"
    })
    void whatTheProviderRefusesIsNotStored(String username, int status, String code) {
        ValidatableResponse answer =
                api.connect(username, "").statusCode(status).body("code", equalTo(code));
        if (status == 422) {
            answer.body("detail[0].path", equalTo("{requestBody}.credentials"));
        } else if (status == 429) {
            answer.header("Retry-After", matchesPattern("\\d+")).body("retryAfter", not(nullValue()));
        }
        String application = api.request().get("/tsp/v1/application").path("id");
        assertThat(Database.select("SELECT id FROM connection WHERE application_id = ?", application))
                .isEmpty();
    }

    @Test
    void theSameAccountMergesAndAddsTags() {
        ValidatableResponse first =
                connect(", \"tags\":[\"a\"],\"company\":{\"name\":\"Acme\"}").statusCode(201);
        connect(", \"tags\":[\"b\"],\"externalId\":\"one\",\"company\":{\"name\":\"Other\",\"dotNumbers\":[\"1\"]}")
                .statusCode(200)
                .body("id", equalTo(first.extract().path("id")))
                .body("token", equalTo(first.extract().path("token")))
                .body("tags", contains("a", "b"))
                .body("externalId", equalTo("one"))
                .body("company.name", equalTo("Acme"))
                .body("company.dotNumbers", contains("1"));
    }

    @Test
    void anotherExternalIdMakesAnotherConnection() {
        String one =
                connect(", \"externalId\":\"one\"").statusCode(201).extract().path("id");
        String two =
                connect(", \"externalId\":\"two\"").statusCode(201).extract().path("id");
        assertThat(one).isNotEqualTo(two);
        connect(", \"externalId\":\"two\"").statusCode(200).body("id", equalTo(two));
        connect("").statusCode(200).body("id", equalTo(one));
    }

    @Test
    void theSameAccountOfAnotherApplicationIsAnotherConnection() {
        String id = connect("").statusCode(201).extract().path("id");
        Api.newApplication().connect(username, "").statusCode(201).body("id", not(equalTo(id)));
    }

    @Test
    void mergingCanBeSwitchedOff() {
        api.settings("{\"mergeConnections\":false}").statusCode(200);
        connect("").statusCode(201);
        connect("").statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"archived", "disconnected"})
    void anAccountThatWasPutAwayComesBackTheSame(String status) {
        ValidatableResponse first = connect("").statusCode(201);
        api.become(first.extract().path("token"), status);
        connect("")
                .statusCode(200)
                .body("id", equalTo(first.extract().path("id")))
                .body("token", equalTo(first.extract().path("token")))
                .body("status", equalTo("connected"));
    }

    private static String tags(String prefix, int count) {
        return ", \"tags\":["
                + IntStream.range(0, count)
                        .mapToObj(i -> "\"" + prefix + i + "\"")
                        .collect(Collectors.joining(","))
                + "]";
    }

    private static String agreements(String prefix, int count) {
        return ", \"agreements\":["
                + IntStream.range(0, count)
                        .mapToObj(i -> "{\"agreementUrl\":\"https://acme.com/" + prefix + i + "\"}")
                        .collect(Collectors.joining(","))
                + "]";
    }

    @Test
    void aMergeNeverPassesTheLimitsOfARequestAndNamesWhatIsOver() {
        String token = connect(tags("t", 49) + agreements("a", 20))
                .statusCode(201)
                .extract()
                .path("token");
        connect(tags("t", 49) + agreements("a", 20)).statusCode(200);
        connect(tags("u", 2) + agreements("b", 1))
                .statusCode(422)
                .body("code", equalTo("unprocessable_entity"))
                .body("detail.path", contains("{requestBody}.tags[1]", "{requestBody}.agreements[0]"))
                .body("detail[0].message", containsString("50 tags"));
        current(token).body("tags.size()", equalTo(49)).body("agreements.size()", equalTo(20));
    }

    @Test
    void twoMergesAtOnceDoNotPassTheLimitsEither() {
        String token = connect("").extract().path("token");
        List<Integer> answers = Together.run(6, i -> connect(tags(i + "-", 20) + agreements(i + "-", 8))
                .extract()
                .statusCode());
        assertThat(answers).containsOnly(200, 422);
        assertThat(answers).filteredOn(status -> status == 200).hasSize(2);
        current(token).body("tags.size()", equalTo(40)).body("agreements.size()", equalTo(16));
    }

    @Test
    void aDeletedConnectionStaysDeleted() {
        String id = connect("").statusCode(201).extract().path("id");
        Database.update("UPDATE connection SET status = 'deleted' WHERE id = ?", id);
        connect("").statusCode(201).body("id", not(equalTo(id)));
    }

    @Test
    void manyAtOnceMakeOneConnection() {
        List<ValidatableResponse> answers = Together.run(16, i -> connect(",\"tags\":[\"t" + i + "\"]"));
        assertThat(answers.stream().map(answer -> answer.extract().statusCode()).filter(status -> status == 201))
                .hasSize(1);
        assertThat(answers.stream()
                        .map(answer -> answer.extract().<String>path("token"))
                        .distinct())
                .hasSize(1);
        current(answers.get(0).extract().path("token")).body("tags.size()", equalTo(16));
    }

    // The rules of the body by itself: ConnectionBodyTest.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | provider",
                "{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"x\"}} | credentials.password",
                "{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"x\",\"password\":\" \"}} | credentials.password",
                "{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"x\",\"password\":\"y\",\"pin\":\"z\"}} | credentials.pin",
                "{\"provider\":\"sandbox\",\"credentials\":{},\"agreements\":[{}]} | agreements[0].agreementUrl",
            })
    void eachRuleNamesItsPath(String body, String path) {
        api.connect(body)
                .statusCode(400)
                .body("code", equalTo("bad_request"))
                .body("detail.path", hasItem("{requestBody}." + path));
    }

    @Test
    void missingFieldsAreNamedTogether() {
        api.connect("{\"provider\":\"sandbox\",\"credentials\":{\"user\":\"x\"}}")
                .statusCode(400)
                .body(
                        "detail.path",
                        hasItems(
                                "{requestBody}.credentials.username",
                                "{requestBody}.credentials.password",
                                "{requestBody}.credentials.user"))
                .body("detail.find { it.path == '{requestBody}.credentials.user' }.suggestion", equalTo("username"));
    }

    @Test
    void aTokenPicksOneConnectionOfItsOwnApplicationAlone() {
        String token = connect("").extract().path("token");
        Api.newApplication()
                .request()
                .header("Connection-Token", token)
                .get("/tsp/v1/connections/current")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        current("con_tkn_" + "A".repeat(32)).statusCode(403);
        current("nonsense").statusCode(403);
        api.request()
                .get("/tsp/v1/connections/current")
                .then()
                .statusCode(400)
                .body("detail.path", hasItem("{requestHeader}.Connection-Token"));
    }
}
