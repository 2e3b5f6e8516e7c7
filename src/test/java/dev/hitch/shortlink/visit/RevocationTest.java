package dev.hitch.shortlink.visit;

import java.util.List;
import java.util.function.Supplier;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.Eventually;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** How one process hears of what happens elsewhere: the test takes the part of the other replica. */
@QuarkusTest
class RevocationTest {

    private static final String LISTENERS =
            "SELECT pid FROM pg_stat_activity WHERE query = 'SELECT ''listening''' AND state = 'idle'"
                    + " AND datname = current_database()";

    private final Api api = Api.newApplication();

    private static boolean hears() {
        return given().get("/q/metrics").asString().contains("hitch_revocation_listening 1.0");
    }

    private static int visit(String code) {
        return given().redirects().follow(false).get("/" + code).statusCode();
    }

    private static <T> void become(T expected, Supplier<T> seen) {
        assertThat(Eventually.see(seen, expected::equals)).isEqualTo(expected);
    }

    @BeforeEach
    void listening() {
        become(true, RevocationTest::hears);
    }

    @Test
    void aCodeThatIsNotifiedIsRevokedHere() {
        String code = api.mint("{}").extract().path("code");
        assertThat(visit(code)).isEqualTo(302);
        // Nothing in the table: only the notification can explain it.
        Database.select("SELECT pg_notify('hitch_short_link_revoked', ?)", code);
        become(410, () -> visit(code));
    }

    @Test
    void whatIsNoCodeIsPassedOver() {
        String code = api.mint("{}").extract().path("code");
        for (String text : List.of("", "listening_x", "AZ9QTK2", "\u0130".repeat(8))) {
            Database.select("SELECT pg_notify('hitch_short_link_revoked', ?)", text);
        }
        Database.select("SELECT pg_notify('hitch_short_link_revoked', ?)", code);
        become(410, () -> visit(code));
    }

    @Test
    void aListenerWhoseConnectionIsKilledListensAgain() {
        // A service that was stopped before this one may still be hanging up.
        List<String> before = Eventually.see(() -> Database.select(LISTENERS), listeners -> listeners.size() == 1);
        assertThat(before).hasSize(1);
        Database.select("SELECT pg_terminate_backend(?)", Integer.valueOf(before.get(0)));
        Supplier<Boolean> others = () -> {
            List<String> now = Database.select(LISTENERS);
            return now.size() == 1 && !now.equals(before);
        };
        become(true, others);
        become(true, RevocationTest::hears);
        aCodeThatIsNotifiedIsRevokedHere();
    }
}
