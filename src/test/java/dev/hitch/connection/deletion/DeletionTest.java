package dev.hitch.connection.deletion;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.id.Sha256;
import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class DeletionTest {

    private static final String CURRENT = "/tsp/v1/connections/current";
    private static final Duration JUST_BEFORE = Duration.ofHours(24).minusMinutes(1);
    private static final Duration AFTERWARDS = Duration.ofHours(24).plusMinutes(1);

    // Valid still when the clock is ahead.
    private final Api api = lasting(Tokens.newClient());
    private final String username = "fleet-" + UUID.randomUUID();
    private final String password = "canary-" + UUID.randomUUID();

    private final String address = "2001:db8::" + password.substring(7, 11) + ":" + password.substring(11, 15);

    @Inject
    DeletionService deletion;

    private static Api lasting(String client) {
        return new Api(client, Tokens.lasting(client, Duration.ofDays(3)));
    }

    private ValidatableResponse connect() {
        return api.connect("""
                {"provider": "sandbox", "credentials": {"username": "%s", "password": "%s"}, "externalId": "fleet", "tags": ["kept"],
                "syncMode": "manual", "company": {"name": "company %2$s", "dotNumbers": ["1"]}, "options": {"note": "option %2$s"},
                "backfill": {"days": 3},
                "agreements": [{"agreementUrl": "https://acme.com/terms", "ipAddress": "%3$s", "userAgent": "agent %2$s"}]}
                """.formatted(username, password, address));
    }

    private ValidatableResponse delete(JsonPath connection) {
        return api.connection(connection.getString("token")).delete(CURRENT).then();
    }

    private ValidatableResponse read(JsonPath connection) {
        return api.connection(connection.getString("token")).get(CURRENT).then();
    }

    private ValidatableResponse patch(JsonPath connection, String json) {
        return api.patchConnection(connection.getString("token"), json);
    }

    private ValidatableResponse stubs() {
        return api.request()
                .queryParam("status", "deleted")
                .get("/tsp/v1/connections")
                .then();
    }

    private static String column(JsonPath connection, String column) {
        return Database.select("SELECT " + column + "::text FROM connection WHERE id = ?", connection.getString("id"))
                .get(0);
    }

    private void run() {
        unchecked(() -> VertxContextSupport.subscribeAndAwait(() -> deletion.run()));
    }

    private void runAfter(Duration ahead) {
        MutableClock.ahead(ahead, this::run);
    }

    @Test
    void aDeletedConnectionIsReadableUntilItsGraceIsOver() {
        JsonPath made = connect().statusCode(201).extract().jsonPath();
        delete(made).statusCode(202).body("message", containsString("erased for good after 20"));
        read(made)
                .statusCode(200)
                .body("status", equalTo("pending_deletion"))
                .body("updatedAt", greaterThan(made.getString("updatedAt")));
        runAfter(JUST_BEFORE);
        read(made).statusCode(200).body("status", equalTo("pending_deletion"));
        api.request().get("/tsp/v1/connections").then().body("results.id", contains(made.getString("id")));
    }

    @Test
    void toDeleteItAgainChangesNothing() {
        JsonPath made = connect().extract().jsonPath();
        String first = delete(made).extract().path("message");
        String row = column(made, "row_to_json(connection)");
        MutableClock.ahead(
                Duration.ofHours(3), () -> delete(made).statusCode(202).body("message", equalTo(first)));
        assertThat(column(made, "row_to_json(connection)")).isEqualTo(row);
    }

    @Test
    void afterTheGraceNothingButAStubIsLeft() {
        JsonPath made = connect().extract().jsonPath();
        String id = made.getString("id");
        String token = made.getString("token");
        patch(made, "{\"filters\":{\"vehicles\":{\"includeIds\":[\"filter " + password + "\"]}}}")
                .statusCode(200);
        Database.update(
                "INSERT INTO public_token (token_hash, application_id, connection_id, created_at, expires_at)"
                        + " SELECT sha256(id::bytea), application_id, id, now(), now() + interval '30 minutes' FROM connection WHERE id = ?",
                id);
        Database.update(
                "INSERT INTO link_step (step_hash, connection_id, expires_at) SELECT sha256(id::bytea), id, now() + interval '30 minutes'"
                        + " FROM connection WHERE id = ?",
                id);
        List<String> gone = Stream.concat(
                        Stream.of(
                                token,
                                password,
                                username,
                                address,
                                made.getString("sourceId"),
                                HexFormat.of().formatHex(Sha256.of(token)),
                                HexFormat.of().formatHex(Sha256.of(id))),
                        Stream.of("token_box", "credentials_box")
                                .map(box -> column(made, box).substring(2)))
                .toList();
        String before = String.join("\n", Database.dump());
        // Proof that the search would find something; the secrets themselves are sealed.
        assertThat(gone.stream().filter(before::contains)).hasSizeGreaterThanOrEqualTo(7);

        delete(made).statusCode(202);
        runAfter(AFTERWARDS);

        String after = String.join("\n", Database.dump());
        assertThat(gone).noneMatch(after::contains);
        assertThat(Database.select("SELECT connection_id FROM public_token WHERE connection_id = ?", id))
                .isEmpty();
        assertThat(Database.select("SELECT connection_id FROM link_step WHERE connection_id = ?", id))
                .isEmpty();
        stubs().statusCode(200)
                .body("results.size()", equalTo(1))
                .body("results[0].id", equalTo(id))
                .body("results[0].status", equalTo("deleted"))
                .body("results[0].provider.code", equalTo("sandbox"))
                .body("results[0].externalId", equalTo("fleet"))
                .body("results[0].tags", contains("kept"))
                .body("results[0].syncMode", equalTo("manual"))
                .body("results[0].createdAt", equalTo(made.getString("createdAt")))
                .body("results[0].updatedAt", greaterThan(made.getString("updatedAt")))
                .body("results[0].company", equalTo(Map.of()))
                .body("results[0].account", equalTo(Map.of()))
                .body("results[0].options", equalTo(Map.of()))
                .body("results[0].filters", nullValue())
                .body("results[0].sourceId", nullValue())
                .body("results[0].token", nullValue())
                .body("results[0].linkUrl", nullValue());
        api.request().get("/tsp/v1/connections").then().body("results", empty());
        read(made).statusCode(403);
        patch(made, "{\"status\":\"connected\"}").statusCode(403);
        delete(made).statusCode(403);
        String key = api.request().get("/tsp/v1/application").path("publishableKey");
        given().get("/connection/" + id + "?key=" + key).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"connected", "disconnected", "archived"})
    void itCanBeTakenBackBeforeAndIsNotErasedThen(String status) {
        JsonPath made = connect().extract().jsonPath();
        delete(made).statusCode(202);
        patch(made, "{\"status\":\"" + status + "\"}").statusCode(200);
        runAfter(AFTERWARDS);
        read(made).statusCode(200).body("status", equalTo(status)).body("company.name", equalTo("company " + password));
        // The time counts anew.
        MutableClock.ahead(Duration.ofHours(5), () -> delete(made).statusCode(202));
        runAfter(AFTERWARDS);
        read(made).statusCode(200).body("status", equalTo("pending_deletion"));
    }

    @Test
    void connectingTheAccountAgainMakesANewOneBesideWhichItCannotBeTakenBack() {
        JsonPath made = connect().extract().jsonPath();
        delete(made).statusCode(202);
        JsonPath next = connect()
                .statusCode(201)
                .body("id", not(equalTo(made.getString("id"))))
                .extract()
                .jsonPath();
        for (String status : List.of("connected", "disconnected", "archived")) {
            patch(made, "{\"status\":\"" + status + "\"}")
                    .statusCode(409)
                    .body("detail", containsString(next.getString("id")));
        }
        read(made).body("status", equalTo("pending_deletion"));
        // No external id means any; another one tells the two apart.
        patch(next, "{\"externalId\":null}").statusCode(200);
        patch(made, "{\"status\":\"archived\"}").statusCode(409);
        patch(next, "{\"externalId\":\"fleet\"}").statusCode(200);
        patch(made, "{\"status\":\"archived\",\"externalId\":\"old\"}").statusCode(200);
    }

    @Test
    void whereMergingIsOffNothingStandsInTheWayOfTakingItBack() {
        api.settings("{\"mergeConnections\":false}").statusCode(200);
        JsonPath made = connect().extract().jsonPath();
        delete(made).statusCode(202);
        connect().statusCode(201);
        patch(made, "{\"status\":\"connected\"}").statusCode(200);
    }

    @Test
    void takenBackAndConnectedAnewAtOnceOneOfBothWins() {
        for (int round = 0; round < 5; round++) {
            JsonPath old = connect().extract().jsonPath();
            delete(old).statusCode(202);
            List<Integer> statuses = Together.run(
                    4,
                    i -> i == 0
                            ? patch(old, "{\"status\":\"archived\"}").extract().statusCode()
                            : connect().extract().statusCode());
            assertThat(statuses.get(0)).isIn(200, 409);
            long made = statuses.subList(1, 4).stream()
                    .filter(status -> status == 201)
                    .count();
            assertThat(made).isEqualTo(statuses.get(0) == 200 ? 0 : 1);
            api.request()
                    .queryParam("status", "connected")
                    .get("/tsp/v1/connections")
                    .then()
                    .body("results.size()", equalTo(1));
            delete(connect().statusCode(200).extract().jsonPath()).statusCode(202);
        }
    }

    @Test
    void connectingTheAccountAfterwardsMakesANewOne() {
        JsonPath made = connect().extract().jsonPath();
        delete(made).statusCode(202);
        runAfter(AFTERWARDS);
        JsonPath next = connect()
                .statusCode(201)
                .body("id", not(equalTo(made.getString("id"))))
                .body("token", not(equalTo(made.getString("token"))))
                .extract()
                .jsonPath();
        read(next).statusCode(200);
        stubs().body("results.id", contains(made.getString("id")));
    }

    @Test
    void twoWorkersAtOnceEraseEachOnce() {
        List<JsonPath> made = Stream.of("a", "b", "c", "d", "e", "f")
                .map(name -> api.connect(name + username, "").extract().jsonPath())
                .toList();
        made.forEach(this::delete);
        List<String> versions = made.stream().map(one -> column(one, "version")).toList();
        MutableClock.ahead(
                AFTERWARDS,
                () -> Together.run(4, i -> {
                    run();
                    return i;
                }));
        for (int i = 0; i < made.size(); i++) {
            assertThat(column(made.get(i), "status")).isEqualTo("deleted");
            // Claimed once, erased once.
            assertThat(column(made.get(i), "version")).isEqualTo(String.valueOf(Integer.parseInt(versions.get(i)) + 2));
        }
    }

    @Test
    void whatAWorkerDiedOverIsFinishedByAnother() throws Throwable {
        JsonPath made = connect().extract().jsonPath();
        delete(made).statusCode(202);
        MutableClock.ahead(AFTERWARDS, () -> {
            unchecked(() -> VertxContextSupport.subscribeAndAwait(() -> deletion.claim(1_000)));
            assertThat(column(made, "status")).isEqualTo("deleting");
            // Nothing brings it back: neither its token, nor its account, nor signing in.
            read(made).statusCode(403);
            patch(made, "{\"status\":\"connected\"}").statusCode(403);
            connect().statusCode(201).body("id", not(equalTo(made.getString("id"))));
            run();
            assertThat(column(made, "status")).isEqualTo("deleting");
        });
        runAfter(AFTERWARDS.plusMinutes(6));
        assertThat(column(made, "status")).isEqualTo("deleted");
        assertThat(column(made, "credentials_box")).isNull();
    }

    @Test
    void connectingWhileItIsErasedMakesANewOne() {
        for (int round = 0; round < 5; round++) {
            JsonPath made = connect().extract().jsonPath();
            delete(made).statusCode(202);
            MutableClock.ahead(AFTERWARDS, () -> {
                List<String> ids = Together.run(6, i -> {
                    if (i % 3 == 0) {
                        run();
                        return null;
                    }
                    return connect().extract().path("id");
                });
                String status = column(made, "status");
                assertThat(status).isEqualTo("deleted");
                // Gone, and whoever connected has one that works.
                assertThat(column(made, "credentials_box IS NULL")).isEqualTo("true");
                ids.stream().filter(id -> id != null).forEach(id -> assertThat(
                                Database.select("SELECT status FROM connection WHERE id = ?", id))
                        .containsExactly("connected"));
            });
        }
    }

    @Test
    void itTakesTheScopeToWriteConnections() {
        JsonPath made = connect().extract().jsonPath();
        given().auth()
                .oauth2(Tokens.of(api.client(), "connections:read"))
                .header("Connection-Token", made.getString("token"))
                .delete(CURRENT)
                .then()
                .statusCode(403)
                .body("detail", containsString("connections:write"));
        Api.newApplication()
                .request()
                .header("Connection-Token", made.getString("token"))
                .delete(CURRENT)
                .then()
                .statusCode(403);
        read(made).body("status", equalTo("connected"));
    }

    private interface Work {
        void run() throws Throwable;
    }

    private static void unchecked(Work work) {
        try {
            work.run();
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }
}
