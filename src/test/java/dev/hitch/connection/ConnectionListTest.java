package dev.hitch.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.credential.CredentialCipher;
import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.Eventually;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class ConnectionListTest {

    private static final String LIST = "/tsp/v1/connections";

    private final Api api = Api.newApplication();

    @Inject
    CredentialCipher cipher;

    private JsonPath connect(String username, String more) {
        return connect(api, username, more);
    }

    private static JsonPath connect(Api as, String username, String more) {
        return as.connect(username, more).statusCode(201).extract().jsonPath();
    }

    private ValidatableResponse list(String... query) {
        return list(api, query);
    }

    private static ValidatableResponse list(Api as, String... query) {
        var request = as.request();
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        return request.get(LIST).then();
    }

    private String application() {
        return api.request().get("/tsp/v1/application").path("id");
    }

    @Test
    void theNewestIsFirstAndEachIsShownAsWhenItWasMade() {
        JsonPath first = connect("one", ",\"tags\":[\"a\"],\"externalId\":\"fleet\",\"options\":{\"depot\":1.50}");
        JsonPath second = connect("two", "");
        ValidatableResponse answer = list().statusCode(200)
                .body("results.id", contains(second.getString("id"), first.getString("id")))
                .body("next", nullValue());
        Map<String, Object> listed = answer.extract().jsonPath().getMap("results[1]");
        assertThat(listed).isEqualTo(first.getMap(""));
        list("order", "asc").body("results.id", contains(first.getString("id"), second.getString("id")));
    }

    @Test
    void anEmptyListIsAnEmptyPage() {
        list().statusCode(200).body("results", empty()).body("next", nullValue());
    }

    @Test
    void everyFilterFindsWhatItSaysAndNothingElse() {
        String one = connect(
                        "one",
                        ",\"tags\":[\"a\",\"b\"],\"externalId\":\"fleet\",\"company\":{\"dotNumbers\":[\"12\",\"34\"]}")
                .getString("id");
        JsonPath other = connect("two", ",\"tags\":[\"b\",\"a:b\"]");
        String two = other.getString("id");
        Database.update("UPDATE connection SET account = '{\"dotNumbers\": [\"56\"]}' WHERE id = ?", two);
        api.become(other.getString("token"), "disconnected");
        list("externalId", "fleet").body("results.id", contains(one));
        list("tag", "a").body("results.id", contains(one));
        list("tag", "b").body("results.id", contains(two, one));
        list("tag", "a:b").body("results.id", contains(two));
        list("tag", "A").body("results", empty());
        list("dotNumber", "34").body("results.id", contains(one));
        list("dotNumber", "56").body("results.id", contains(two));
        list("dotNumber", "3").body("results", empty());
        list("status", "disconnected").body("results.id", contains(two));
        list("status", "connected").body("results.id", contains(one));
        list("provider", "sandbox").body("results.id", contains(two, one));
        list("provider", "geotab").body("results", empty());
        list("tag", "b", "dotNumber", "12", "status", "connected", "provider", "sandbox", "externalId", "fleet")
                .body("results.id", contains(one));
        list("tag", "b", "dotNumber", "12", "status", "disconnected").body("results", empty());
    }

    /** A connection that was changed last at {@code moment}. */
    private String updatedAt(String moment) {
        JsonPath made = connect("one", "");
        MutableClock.at(Instant.parse(moment), () -> new Api(api.client(), Tokens.of(api.client()))
                .patchConnection(made.getString("token"), "{\"tags\":[\"changed\"]}")
                .statusCode(200));
        return made.getString("id");
    }

    @Test
    void updatedAfterAndBeforeIncludeTheMomentItself() {
        String id = updatedAt("2024-05-01T10:00:00.123Z");
        String at = "2024-05-01T12:00:00.123+02:00";
        list("updatedAfter", at, "updatedBefore", at).body("results.id", contains(id));
        list("updatedAfter", "2024-05-01T10:00:00.124Z").body("results", empty());
        list("updatedBefore", "2024-05-01T10:00:00.122Z").body("results", empty());
        list("updatedAfter", "2024-05-01T10:00:00.122Z").body("results.id", contains(id));
        list("updatedBefore", "2024-05-01T10:00:00.124Z").body("results.id", contains(id));
    }

    @Test
    void theConnectionsOfOthersAreNotListed() {
        connect("one", ",\"tags\":[\"shared\"],\"externalId\":\"shared\",\"company\":{\"dotNumbers\":[\"777\"]}");
        Api other = Api.newApplication();
        list(other).body("results", empty());
        list(other, "tag", "shared").body("results", empty());
        list(other, "externalId", "shared").body("results", empty());
        list(other, "dotNumber", "777").body("results", empty());
        list(other, "status", "connected").body("results", empty());
        String owner = application();
        list(other, "tag", owner + ":shared").body("results", empty());
    }

    @Test
    void stubsAreListedOnRequestAlone() {
        String id = connect("one", ",\"tags\":[\"a\"]").getString("id");
        Database.update("UPDATE connection SET status = 'deleted' WHERE id = ?", id);
        list().body("results", empty());
        list("tag", "a").body("results", empty());
        list("status", "deleted")
                .body("results.id", contains(id))
                .body("results[0].token", nullValue())
                .body("results[0].linkUrl", nullValue());
        Database.update("UPDATE connection SET status = 'deleting' WHERE id = ?", id);
        list().body("results.id", contains(id)).body("results[0].token", nullValue());
    }

    @Test
    void aCursorGoesOnInItsOwnListAlone() {
        connect("one", "");
        connect("two", "");
        String next = list("limit", "1").extract().path("next");
        list("limit", "1", "cursor", next).statusCode(200).body("results.size()", equalTo(1));
        list("limit", "1", "cursor", next, "order", "asc").statusCode(400);
        list("limit", "1", "cursor", next, "tag", "a").statusCode(400);
        list(Api.newApplication(), "cursor", next).statusCode(400);
    }

    @Test
    void itTakesTheScopeToReadConnections() {
        given().auth()
                .oauth2(Tokens.of(api.client(), "connections:write"))
                .get(LIST)
                .then()
                .statusCode(403)
                .body("detail", containsString("connections:read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void whileTenThousandAreListedAndOthersComeGoAndChangeEachAppearsOnce(String order) throws Exception {
        List<String> old = Rows.insert(cipher, application(), Instant.now().minus(Duration.ofDays(1)), 10_000);
        AtomicBoolean listing = new AtomicBoolean(true);
        AtomicInteger changes = new AtomicInteger();
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
            // Three requests each, and fewer in all than an application may send in a second.
            for (int i = 0; i < 100 && listing.get(); i++) {
                change(order + i, old.get(i * 37 % old.size()), old.get((i * 53 + 1) % old.size()));
                changes.incrementAndGet();
            }
        });
        assertThat(Eventually.see(changes::get, count -> count > 0)).isPositive();
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = cursor == null
                    ? list("limit", "300", "order", order)
                            .statusCode(200)
                            .extract()
                            .jsonPath()
                    : list("limit", "300", "order", order, "cursor", cursor)
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            seen.addAll(page.getList("results.id"));
            cursor = page.getString("next");
        } while (cursor != null);
        listing.set(false);
        others.get();
        assertThat(seen).doesNotHaveDuplicates();
        List<String> expected = new ArrayList<>(old);
        if (order.equals("desc")) {
            Collections.reverse(expected);
        }
        seen.retainAll(Set.copyOf(old));
        assertThat(seen).isEqualTo(expected);
    }

    private void change(String username, String patched, String deleted) {
        connect(username, "");
        api.request()
                .header("Connection-Token", Rows.token(patched))
                .contentType(ContentType.JSON)
                .body("{\"externalId\":\"" + username + "\"}")
                .patch(LIST + "/current")
                .then()
                .statusCode(200);
        api.request()
                .header("Connection-Token", Rows.token(deleted))
                .delete(LIST + "/current")
                .then()
                .statusCode(202);
    }

    @Test
    void severalMistakesAreSaidAtOnce() {
        list("order", "x", "status", "y", "extra", "z")
                .statusCode(400)
                .body("detail.path", hasItems("{requestQuery}.order", "{requestQuery}.status", "{requestQuery}.extra"));
    }
}
