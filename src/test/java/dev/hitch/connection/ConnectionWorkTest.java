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

    /** Looks for work every second, gives deletions no grace, and checks every 30 days. */
    public static class Ticking implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            // Nobody listens there.
            return Map.of(
                    "hitch.connection.tick", "PT1S",
                    "hitch.connection.deletion-grace", "PT0S",
                    "hitch.connection.check-interval", "P30D",
                    "hitch.provider.geotab.url", "http://127.0.0.1:9");
        }
    }

    private final Api api = Api.newApplication();

    private JsonPath connect() {
        return connect(UUID.randomUUID().toString(), 201);
    }

    private JsonPath connect(String username, int status) {
        return api.connect(username, "").statusCode(status).extract().jsonPath();
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

    @Test
    void whoSignsInAgainIsCheckedAfterTheIntervalThatIsSet() {
        String username = UUID.randomUUID().toString();
        connect(username, 201);
        JsonPath again = connect(username, 200);
        assertThat(holds("check_at BETWEEN now() + interval '29 days' AND now() + interval '31 days'", again))
                .isTrue();
    }
}
