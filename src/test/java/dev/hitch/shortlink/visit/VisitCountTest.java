package dev.hitch.shortlink.visit;

import java.time.Instant;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.Eventually;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Together;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class VisitCountTest {

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";
    private static final String BOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private final Api api = Api.newApplication();

    private static RequestSpecification as(String agent) {
        return given().redirects().follow(false).header("User-Agent", agent);
    }

    private static void open(String code) {
        as(BROWSER).get("/" + code).then().statusCode(302);
    }

    private static String column(String column, String code) {
        return Database.select("SELECT " + column + "::text FROM short_link WHERE code = ?", code)
                .get(0);
    }

    private static String opens(String code, int expected) {
        String wanted = Integer.toString(expected);
        return Eventually.see(() -> column("opens", code), wanted::equals);
    }

    @Test
    void exactlyWhatPeopleOpenIsCounted() {
        String code = api.mint("{}").extract().path("code");
        Together.run(30, i -> {
            switch (i % 5) {
                case 0, 1 -> open(code);
                case 2 -> as(BROWSER).head("/" + code).then().statusCode(302);
                case 3 -> as(BOT).get("/" + code).then().statusCode(302);
                default ->
                    as(BROWSER)
                            .header("Sec-Purpose", "prefetch")
                            .get("/" + code)
                            .then()
                            .statusCode(302);
            }
            return i;
        });
        // Once this last one is there, so is whatever came before it.
        open(code.toUpperCase());
        assertThat(opens(code, 13)).isEqualTo("13");
        assertThat(column("completions", code)).isEqualTo("0");
        assertThat(column("version", code)).isEqualTo("0");
    }

    @Test
    void visitsToWhatIsOverAreNotCounted() {
        String code = api.mint("{}").extract().path("code");
        api.revoke(code);
        as(BROWSER).get("/" + code).then().statusCode(410);
        String other = api.mint("{}").extract().path("code");
        open(other);
        assertThat(opens(other, 1)).isEqualTo("1");
        assertThat(column("opens", code)).isEqualTo("0");
        assertThat(column("last_opened_at", code)).isNull();
    }

    @Test
    void theLastOpeningNeverMovesBack() {
        String code = api.mint("{}").extract().path("code");
        Instant early = Instant.parse("2026-01-01T00:00:00Z");
        Instant late = Instant.parse("2026-02-01T00:00:00Z");
        MutableClock.at(late, () -> open(code));
        assertThat(opens(code, 1)).isEqualTo("1");
        MutableClock.at(early, () -> open(code));
        assertThat(opens(code, 2)).isEqualTo("2");
        assertThat(Database.select(
                        "SELECT last_opened_at = ?::timestamptz FROM short_link WHERE code = ?", late.toString(), code))
                .isEqualTo(List.of("t"));
    }

    @Test
    void whatCannotBeWrittenIsKeptAndWrittenLater() {
        String code = api.mint("{}").extract().path("code");
        // A sequence of its own: this test may run again after it failed.
        String refusal = "refusal_" + code;
        Database.update("CREATE SEQUENCE " + refusal);
        // What a sequence has counted stays, also where the statement fails: that is how the failure is seen from here.
        Database.update("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS" + " 'BEGIN PERFORM nextval(''"
                + refusal + "''); RAISE EXCEPTION ''no''; END'");
        Database.update("CREATE TRIGGER refuse BEFORE UPDATE ON short_link FOR EACH ROW WHEN (old.code = '" + code
                + "') EXECUTE FUNCTION refuse()");
        try {
            Together.run(8, i -> {
                open(code);
                return i;
            });
            assertThat(Eventually.see(() -> isCalled(refusal), "true"::equals)).isEqualTo("true");
            open(code);
        } finally {
            Database.update("DROP TRIGGER refuse ON short_link");
            Database.update("DROP FUNCTION refuse()");
            Database.update("DROP SEQUENCE " + refusal);
        }
        assertThat(opens(code, 9)).isEqualTo("9");
    }

    private static String isCalled(String sequence) {
        return Database.select("SELECT is_called::text FROM " + sequence).get(0);
    }
}
