package dev.hitch.connection;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** That what is due is done without being asked. */
@QuarkusTest
@TestProfile(ConnectionWorkTest.Ticking.class)
class ConnectionWorkTest {

    /** Looks for work every second, and gives deletions no grace. */
    public static class Ticking implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            // Nobody listens there.
            return Map.of(
                    "hitch.connection.tick", "PT1S",
                    "hitch.connection.deletion-grace", "PT0S",
                    "hitch.provider.geotab.url", "http://127.0.0.1:9");
        }
    }

    private final Api api = Api.newApplication();

    private JsonPath connect() {
        return api.connect("{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"" + UUID.randomUUID()
                        + "\",\"password\":\"x\"}}")
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static boolean holds(String condition, JsonPath connection) {
        return !Database.select("SELECT id FROM connection WHERE id = ? AND " + condition, connection.getString("id"))
                .isEmpty();
    }

    private static void eventually(Supplier<Boolean> condition) {
        assertThat(Eventually.see(condition, seen -> seen)).isTrue();
    }

    @Test
    void whatWasDeletedIsErased() {
        JsonPath made = connect();
        api.connection(made.getString("token"))
                .delete("/tsp/v1/connections/current")
                .then()
                .statusCode(202);
        eventually(() -> holds("status = 'deleted' AND credentials_box IS NULL", made));
    }

    @Test
    void whatIsDueIsChecked() {
        JsonPath made = connect();
        Database.update(
                "UPDATE connection SET check_at = now() - interval '100 days' WHERE id = ?", made.getString("id"));
        eventually(() -> holds("status = 'connected' AND check_at > now() + interval '20 hours'", made));
    }
}
