package dev.hitch.packaging;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Eventually;
import dev.hitch.testing.HitchProcess;
import dev.hitch.testing.Production;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** A link revoked on one replica, as the others see it. */
class RevocationIT {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    /** Well before what is remembered would run out by itself. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static Map<String, String> environment;
    private static HitchProcess one;
    private static HitchProcess other;
    private static HitchProcess deaf;

    @BeforeAll
    static void start() {
        environment = new HashMap<>(Production.environment());
        environment.put("HITCH_VISIT_CACHE_TIME", REMEMBERED.toString());
        Map<String, String> pooled = new HashMap<>(environment);
        pooled.computeIfPresent("DATABASE_URL", (name, url) -> url + "&pgbouncer=true");
        pooled.put("HITCH_VISIT_CACHE_TIME", "PT1S");
        List<HitchProcess> started = Together.run(3, i -> HitchProcess.start(i == 2 ? pooled : environment));
        one = started.get(0);
        other = started.get(1);
        deaf = started.get(2);
    }

    @AfterAll
    static void stop() {
        List.of(one, other, deaf).forEach(HitchProcess::close);
    }

    private static boolean hears(HitchProcess replica) {
        return given().get(replica.url() + "/q/metrics").asString().contains("hitch_revocation_listening 1.0");
    }

    private static int visit(HitchProcess replica, String code) {
        return given().redirects().follow(false).get(replica.url() + "/" + code).statusCode();
    }

    /** How long it takes. */
    private static <T> Duration become(T expected, Supplier<T> seen) {
        Instant begin = Instant.now();
        assertThat(Eventually.see(seen, expected::equals)).isEqualTo(expected);
        return Duration.between(begin, Instant.now());
    }

    /**
     * How long it takes until {@code seeing}, which remembers a link as open, sees that {@code revoking} has revoked
     * it.
     */
    private static Duration seen(HitchProcess revoking, HitchProcess seeing) {
        String token = Tokens.of(Tokens.newClient());
        Response link = given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(revoking.url() + "/tsp/v1/link/short");
        String code = link.path("code");
        assertThat(visit(revoking, code)).isEqualTo(302);
        assertThat(visit(seeing, code)).isEqualTo(302);
        given().auth()
                .oauth2(token)
                .delete(revoking.url() + "/tsp/v1/link/short/" + link.path("id"))
                .then()
                .statusCode(204);
        assertThat(visit(revoking, code)).isEqualTo(410);
        return become(410, () -> visit(seeing, code));
    }

    @Test
    void aRevocationIsSeenOnTheOtherReplicaAtOnce() {
        become(true, () -> hears(one) && hears(other));
        assertThat(seen(one, other)).isLessThan(SOON);
        assertThat(seen(other, one)).isLessThan(SOON);
    }

    @Test
    void aListenerWhoseConnectionIsLostListensAgain() throws SQLException {
        become(true, () -> hears(one) && hears(other));
        String kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND query = 'SELECT ''listening'''";
        try (var connection = DriverManager.getConnection(
                        Production.jdbc(environment.get("DATABASE_URL")), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(kill);
        }
        become(true, () -> List.of(one, other).stream()
                .allMatch(replica -> replica.output().contains("Not hearing of changes")));
        become(true, () -> hears(one) && hears(other));
        assertThat(seen(one, other)).isLessThan(SOON);
    }

    @Test
    void whoHearsNothingSeesItWhenWhatItRemembersRunsOut() {
        assertThat(deaf.output()).contains("No HITCH_DATABASE_LISTEN_URL that leads past the pooler");
        assertThat(hears(deaf)).isFalse();
        assertThat(seen(one, deaf)).isLessThan(SOON);
        become(true, () -> hears(one));
        assertThat(seen(deaf, one)).isLessThan(SOON);
    }
}
