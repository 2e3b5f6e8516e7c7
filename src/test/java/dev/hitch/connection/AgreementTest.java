package dev.hitch.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import dev.hitch.id.Ulids;
import dev.hitch.testing.Api;
import dev.hitch.testing.Database;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class AgreementTest {

    private static final String MIGRATION = "/db/migration/V11__agreement_ids.sql";

    private final Api api = Api.newApplication();
    private final String username = "fleet-" + UUID.randomUUID();

    private JsonPath connect(String agreements) {
        return api.connect("{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"" + username
                        + "\",\"password\":\"x\"},\"agreements\":" + agreements + "}")
                .extract()
                .jsonPath();
    }

    private JsonPath current(String token) {
        return api.connection(token)
                .get("/tsp/v1/connections/current")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void eachHasAnIdOfItsOwnAndNamesItsApplicationAndItsConnection() {
        Instant before = Instant.now().minusSeconds(1);
        connect("[{\"agreementUrl\":\"https://acme.com/terms\",\"acceptedAt\":\"2026-01-01T00:00:00Z\"}]");
        JsonPath made = connect("[{\"agreementUrl\":\"https://acme.com/privacy\"}]");
        JsonPath shown = current(made.getString("token"));
        List<String> ids = shown.getList("agreements.id");
        assertThat(ids).hasSize(2).doesNotHaveDuplicates().allMatch(id -> Ulids.matches("agr_", id));
        String application = api.request().get("/tsp/v1/application").jsonPath().getString("id");
        assertThat(shown.getList("agreements.applicationId")).containsOnly(application);
        assertThat(shown.getList("agreements.connectionId")).containsOnly(made.getString("id"));
        assertThat(shown.getString("agreements[0].acceptedAt")).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(Instant.parse(shown.getString("agreements[1].acceptedAt"))).isBetween(before, Instant.now());
        assertThat(current(made.getString("token")).getList("agreements.id")).isEqualTo(ids);
    }

    @Test
    void thoseThatWereStoredBeforeGetTheirs() throws IOException {
        String token = connect("[]").getString("token");
        String id = current(token).getString("id");
        // With the one that is added no more than a connection may have.
        int many = 18;
        Database.update(
                "UPDATE connection SET created_at = '2025-03-04T05:06:07.891Z', agreements = jsonb_build_object('entries',"
                        + " (SELECT jsonb_agg(jsonb_build_object('agreementUrl', 'https://acme.com/' || i, 'type', NULL))"
                        + " FROM generate_series(1, ?) AS i) || '[{\"agreementUrl\": \"https://acme.com/last\","
                        + " \"acceptedAt\": \"2025-12-31T23:00:00Z\"}]') WHERE id = ?",
                many,
                id);
        connect("[{\"agreementUrl\":\"https://acme.com/new\"}]");
        String untouched = Database.select(
                        "SELECT agreements -> 'entries' -> -1 ->> 'id' FROM connection WHERE id = ?", id)
                .get(0);
        migrate();
        JsonPath shown = current(token);
        List<String> ids = shown.getList("agreements.id");
        assertThat(ids).hasSize(many + 2).allMatch(agreement -> Ulids.matches("agr_", agreement));
        assertThat(new HashSet<>(ids)).hasSize(many + 2);
        assertThat(ids.get(0).substring(4, 14))
                .isEqualTo(Ulids.first("", Instant.parse("2025-03-04T05:06:07.891Z"))
                        .substring(0, 10));
        assertThat(ids.get(many + 1)).isEqualTo(untouched);
        assertThat(shown.getString("agreements[0].agreementUrl")).isEqualTo("https://acme.com/1");
        assertThat(shown.getString("agreements[0].acceptedAt")).isEqualTo("2025-03-04T05:06:07.891Z");
        assertThat(shown.getString("agreements[" + many + "].acceptedAt")).isEqualTo("2025-12-31T23:00:00.000Z");
        migrate();
        assertThat(current(token).getList("agreements.id")).isEqualTo(ids);
    }

    private static void migrate() throws IOException {
        try (var script = AgreementTest.class.getResourceAsStream(MIGRATION)) {
            Database.update(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
