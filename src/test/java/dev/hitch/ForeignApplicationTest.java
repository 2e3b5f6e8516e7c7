package dev.hitch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.hitch.id.Sha256;
import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.Described;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another application sees nothing and changes nothing, whatever route it takes: the routes come from the OpenAPI
 * document.
 */
@QuarkusTest
class ForeignApplicationTest {

    private static final String NAME = "Only mine";
    private static final String EXTERNAL_ID = "mine-alone";

    /** What the owner has, by the place where a stranger could name it. */
    private Map<String, String> owned;

    /** What a stranger sends who knows the account and has found the public token; elsewhere the document's example. */
    private Map<String, String> bodies;

    private Api stranger;

    @BeforeEach
    void prepare() {
        Api owner = Api.newApplication();
        owner.settings("{\"name\":\"" + NAME + "\"}").statusCode(200);
        String template = owner.post("/tsp/v1/link/templates", "{\"name\":\"" + NAME + "\"}")
                .statusCode(201)
                .extract()
                .path("id");
        String labels = "\"externalId\":\"" + EXTERNAL_ID + "\",\"tags\":[\"" + NAME + "\"]";
        String link = owner.mint("{" + labels + ",\"template\":\"" + template + "\"}")
                .statusCode(201)
                .extract()
                .path("id");
        String account = "{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"" + owner.client()
                + "\",\"password\":\"x\"}";
        JsonPath connection = owner.connect(account + "," + labels + "}")
                .statusCode(201)
                .extract()
                .jsonPath();
        owned = Map.of(
                "/tsp/v1/link/short/{id}", link,
                "/tsp/v1/link/templates/{id}", template,
                "Connection-Token", connection.getString("token"),
                "template", template);
        bodies = Map.of(
                "createConnection", account + "}",
                "exchangePublicToken", "{\"publicToken\":\"" + publicToken(connection.getString("id")) + "\"}");
        stranger = Api.newApplication();
    }

    private static String publicToken(String connection) {
        String token = "pub_tkn_" + connection.substring(5) + "000000";
        Database.update(
                "INSERT INTO public_token (token_hash, application_id, connection_id, created_at, expires_at)"
                        + " SELECT ?, application_id, id, created_at, created_at + interval '30 minutes'"
                        + " FROM connection WHERE id = ?",
                Sha256.of(token),
                connection);
        return token;
    }

    @TestFactory
    Stream<DynamicTest> everyRouteKeepsWhatIsForeignToItself() {
        List<DynamicTest> tests = new ArrayList<>();
        Described.byDocument().document().path("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(call -> {
                    if (path.getKey().startsWith("/tsp/")) {
                        tests.add(DynamicTest.dynamicTest(
                                call.getKey() + " " + path.getKey(),
                                () -> tryRoute(path.getKey(), call.getKey(), call.getValue())));
                    }
                }));
        return tests.stream();
    }

    private void tryRoute(String path, String method, JsonNode call) {
        List<String> before = everythingOwned();
        Response answer = request(path, call).request(method.toUpperCase(Locale.ROOT), address(path));
        if (path.contains("{id}")) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asString()).isEqualTo(answerForNothing(path, method, call));
        } else if (takesConnectionToken(call)) {
            assertThat(answer.statusCode()).isEqualTo(403);
        } else {
            assertThat(answer.statusCode()).isIn(200, 201, 400, 404);
        }
        assertThat(answer.asString()).doesNotContain(NAME, EXTERNAL_ID).doesNotContain(owned.values());
        assertThat(everythingOwned()).isEqualTo(before);
    }

    private String answerForNothing(String path, String method, JsonNode call) {
        String unknown = address(path).replaceFirst("_[0-9A-Z]{26}", "_01JB7K3N2QZP7TVR4FX8SDWFH9");
        return request(path, call)
                .request(method.toUpperCase(Locale.ROOT), unknown)
                .asString();
    }

    private RequestSpecification request(String path, JsonNode call) {
        RequestSpecification request = stranger.request();
        if (takesConnectionToken(call)) {
            request.header("Connection-Token", owned.get("Connection-Token"));
        }
        JsonNode body = call.at("/requestBody/content/application~1json/example");
        if (!body.isMissingNode()) {
            // The examples name a template; here it is the owner's.
            String example = body.toString().replaceAll("ltp_[0-9A-Z]{26}", owned.get("template"));
            request.contentType(ContentType.JSON)
                    .body(bodies.getOrDefault(call.path("operationId").asText(), example));
        }
        return request;
    }

    private String address(String path) {
        if (!path.contains("{")) {
            return path;
        }
        String stem = path.substring(0, path.indexOf('}') + 1);
        assertThat(owned).as("this test owns something to put into " + stem).containsKey(stem);
        return path.replace("{id}", owned.get(stem));
    }

    private static boolean takesConnectionToken(JsonNode call) {
        return call.path("parameters").findValuesAsText("name").contains("Connection-Token");
    }

    private List<String> everythingOwned() {
        List<String> rows = new ArrayList<>();
        for (String table : List.of("short_link", "link_template", "connection", "public_token")) {
            rows.addAll(Database.select("SELECT row_to_json(t)::text FROM " + table + " t WHERE application_id IN"
                    + " (SELECT id FROM application WHERE name = '" + NAME + "') ORDER BY 1"));
        }
        rows.addAll(Database.select("SELECT row_to_json(t)::text FROM application t WHERE name = '" + NAME + "'"));
        return rows;
    }

    @Test
    void theOwnerSeesWhatTheStrangerDoesNot() {
        assertThat(everythingOwned()).isNotEmpty();
    }
}
