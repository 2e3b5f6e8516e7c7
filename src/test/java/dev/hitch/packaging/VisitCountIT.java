package dev.hitch.packaging;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.HitchProcess;
import dev.hitch.testing.Production;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What two processes have counted in memory, after they were asked to end. */
class VisitCountIT {

    private static final int LINKS = 50;

    @Test
    void nothingThatWasCountedIsLostAtAnOrderlyEnd() throws SQLException {
        assertEveryVisitIsCounted("PT1H");
    }

    @Test
    void twoReplicasThatCountTheSameLinksAddUp() throws SQLException {
        assertEveryVisitIsCounted("PT1S");
    }

    private static void assertEveryVisitIsCounted(String interval) throws SQLException {
        Map<String, String> environment = new HashMap<>(Production.environment());
        environment.put("HITCH_VISIT_COUNT_INTERVAL", interval);
        List<HitchProcess> replicas = Together.run(2, i -> HitchProcess.start(environment));
        try {
            List<String> codes = mint(replicas.get(0));
            List<Integer> visits = Together.run(8, i -> {
                for (int k = 0; k < 200; k++) {
                    open(replicas.get(i % 2), codes.get(k * 7 % LINKS));
                }
                return 200;
            });
            replicas.forEach(HitchProcess::terminate);
            replicas.forEach(HitchProcess::awaitEnd);
            assertThat(opens(environment))
                    .isEqualTo(visits.stream().mapToInt(i -> i).sum());
        } finally {
            replicas.forEach(HitchProcess::close);
        }
    }

    private static List<String> mint(HitchProcess service) {
        List<String> bodies = IntStream.range(0, LINKS)
                .mapToObj(i -> "{\"externalId\":\"" + i + "\"}")
                .toList();
        return given().auth()
                .oauth2(Tokens.of(Tokens.newClient()))
                .contentType(ContentType.JSON)
                .body("{\"requests\":" + bodies + "}")
                .post(service.url() + "/tsp/v1/link/short/batch")
                .path("results.shortLink.code");
    }

    private static void open(HitchProcess service, String code) {
        given().redirects()
                .follow(false)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0")
                .get(service.url() + "/" + code)
                .then()
                .statusCode(302);
    }

    private static long opens(Map<String, String> environment) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        Production.jdbc(environment.get("DATABASE_URL")), "postgres", "postgres");
                var statement = connection.createStatement()) {
            var result = statement.executeQuery("SELECT sum(opens) FROM short_link");
            result.next();
            return result.getLong(1);
        }
    }
}
