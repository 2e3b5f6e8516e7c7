package dev.hitch.packaging;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Api;
import dev.hitch.testing.HitchProcess;
import dev.hitch.testing.Production;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The packaged service still works after a newer version has added a column to every table. */
class AddedColumnIT {

    private static final String API = "/tsp/v1";
    private static final String LINKS = API + "/link/short";

    private static Map<String, String> environment;
    private static HitchProcess hitch;

    private final String token = Tokens.of(Tokens.newClient());

    @BeforeAll
    static void start() {
        environment = Production.environment();
        hitch = HitchProcess.start(environment);
    }

    @AfterAll
    static void stop() {
        hitch.close();
    }

    private static List<String> addColumns() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        Production.jdbc(environment.get("DATABASE_URL")), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            ResultSet names = statement.executeQuery("SELECT quote_ident(relname) FROM pg_class"
                    + " WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace");
            while (names.next()) {
                tables.add(names.getString(1));
            }
            for (String table : tables) {
                statement.execute("ALTER TABLE " + table + " ADD COLUMN added_later text NOT NULL DEFAULT 'x'");
            }
        }
        return tables;
    }

    private RequestSpecification request() {
        return given().baseUri(hitch.url()).redirects().follow(false).auth().oauth2(token);
    }

    private Response post(String path, String json) {
        return request().contentType(ContentType.JSON).body(json).post(API + path);
    }

    private static <T> T read(Response answer, int status, String path) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer.path(path);
    }

    /** Every call that reads a list or the whole of something, by the service's own document. */
    private List<String> lists() {
        Map<String, Map<String, Object>> paths =
                given().get(hitch.url() + "/q/openapi?format=json").path("paths");
        List<String> lists = new ArrayList<>(List.of(
                LINKS + "?tag=t",
                LINKS + "?status=live&tag=t",
                LINKS + "?status=revoked",
                LINKS + "?externalId=fleet"));
        paths.forEach((path, operations) -> {
            if (path.startsWith(API) && operations.containsKey("get") && !path.contains("{")) {
                lists.add(path);
            }
        });
        return lists;
    }

    /** Everything that a table is read or written by; {@code round} makes it new each time. */
    private void useEverything(String round) {
        String body = "{\"externalId\":\"fleet " + round + "\",\"tags\":[\"t\"]}";
        String id = read(post("/link/short", body), 201, "id");
        String code = read(post("/link/short", body), 200, "code");
        read(post("/link/short/batch", "{\"requests\":[" + body + ",{\"name\":\"" + round + "\"}]}"), 200, "results");
        assertThat(given().redirects()
                        .follow(false)
                        .get(hitch.url() + "/" + code)
                        .statusCode())
                .isEqualTo(302);
        assertThat(given().get(hitch.url() + "/?short_code=" + code).statusCode())
                .isEqualTo(200);
        String template = read(post("/link/templates", "{\"name\":\"" + round + "\"}"), 201, "id");
        String account = Api.account(round, "");
        String connected = read(post("/connections", account), 201, "token");
        assertThat(AddedColumnIT.<String>read(post("/connections", account), 200, "token"))
                .isEqualTo(connected);
        for (String list : lists()) {
            Response answer = request().header("Connection-Token", connected).get(list);
            assertThat(answer.statusCode())
                    .as("%s: %s", list, answer.asString())
                    .isEqualTo(200);
        }
        read(request().get(LINKS + "/" + id), 200, "id");
        read(request().get(API + "/link/templates/" + template), 200, "id");
        read(post("/link/templates/" + template + "/archive", ""), 200, "id");
        patch("/link/templates/" + template);
        patch("/application");
        assertThat(request()
                        .header("Connection-Token", connected)
                        .contentType(ContentType.JSON)
                        .body("{\"tags\":[\"" + round + "\"]}")
                        .patch(API + "/connections/current")
                        .statusCode())
                .isEqualTo(200);
        assertThat(request().delete(LINKS + "/" + id).statusCode()).isEqualTo(204);
        assertThat(request()
                        .header("Connection-Token", connected)
                        .delete(API + "/connections/current")
                        .statusCode())
                .isEqualTo(202);
        assertThat(post("/public-token/exchange", "{\"publicToken\":\"pub_tkn_" + "x".repeat(32) + "\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    private void patch(String path) {
        Response answer =
                request().contentType(ContentType.JSON).body("{\"name\":\"x\"}").patch(API + path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    @Test
    void everyCallGoesOn() throws SQLException {
        // Once before, so that every statement is prepared for the tables as they were.
        useEverything("before");
        assertThat(addColumns()).contains("short_link", "connection", "application");
        useEverything("after");
        useEverything("again");
        assertThat(hitch.output()).doesNotContain("\"level\":\"ERROR\"");
    }
}
