package dev.hitch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Described;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class OpenApiTest {

    private JsonPath document;

    @BeforeEach
    void read() {
        document = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void theDocumentIsOpenApi31AndNamesTheWholeSurface() {
        assertThat(document.getString("openapi")).startsWith("3.1");
        assertThat(document.getString("info.title")).isEqualTo("Hitch");
        assertThat(document.getMap("paths"))
                .containsKeys(
                        "/tsp/v1/link/short",
                        "/tsp/v1/link/short/batch",
                        "/tsp/v1/link/short/{id}",
                        "/tsp/v1/link/short/{id}/qr",
                        "/tsp/v1/connections",
                        "/tsp/v1/connections/current",
                        "/tsp/v1/providers",
                        "/tsp/v1/application",
                        "/tsp/v1/link/templates",
                        "/tsp/v1/link/templates/{id}",
                        "/tsp/v1/link/templates/{id}/archive",
                        "/tsp/v1/link/templates/{id}/unarchive",
                        "/tsp/v1/public-token/exchange",
                        "/{code}");
    }

    @Test
    void whatTheShortLinkDocumentationStatesIsStatedHere() {
        Map<String, Map<String, Object>> link = document.getMap("components.schemas.ShortLink.properties");
        assertThat(link.get("id"))
                .containsEntry("pattern", "^slk_[0-9A-HJKMNP-TV-Z]{26}$")
                .containsEntry("description", "Durable identifier for the short link resource.");
        assertThat(link.get("code"))
                .containsEntry("pattern", "^[a-hjkmnp-z2-9]{8}$")
                .containsEntry("examples", List.of("az9qtk2d"));
        assertThat(link.get("url")).containsEntry("format", "uri");
        assertThat(document.getList("components.schemas.ShortLink.required"))
                .contains("id", "code", "url", "expiresAt");
        assertThat(document.getMap("components.schemas.CreateShortLink.properties"))
                .containsOnlyKeys(
                        "provider",
                        "providerHints",
                        "externalId",
                        "name",
                        "tags",
                        "redirectUrl",
                        "syncMode",
                        "backfill",
                        "template");
        assertThat(document.getString("components.schemas.CreateShortLinks.properties.requests.items.'$ref'"))
                .isEqualTo("#/components/schemas/CreateShortLink");
        assertThat(document.getList("components.schemas.SyncMode.enum")).containsExactly("automatic", "manual");
        assertThat(document.getMap("paths.'/tsp/v1/link/short'.post.responses.'200'.headers"))
                .containsKey("Idempotent-Replayed");
    }

    @Test
    void theWordsOfShortLinksAreListedAsTheyAreSent() {
        assertThat(document.getList("components.schemas.ShortLinkStatus.enum"))
                .containsExactly("live", "expired", "revoked");
        assertThat(document.getString("paths.'/tsp/v1/link/short/{id}/qr'.get"))
                .contains("svg", "png")
                .doesNotContain("SVG, PNG");
        assertThat(document.getMap("paths.'/tsp/v1/link/short/{id}/qr'.get.responses.'200'.content"))
                .containsOnlyKeys("image/svg+xml", "image/png");
    }

    @Test
    void theLifeOfAConnectionIsDescribed() {
        assertThat(document.getList("paths.'/tsp/v1/connections'.get.parameters.name"))
                .contains(
                        "externalId",
                        "dotNumber",
                        "tag",
                        "status",
                        "provider",
                        "updatedAfter",
                        "updatedBefore",
                        "order");
        assertThat(document.getMap("paths.'/tsp/v1/connections/current'")).containsKeys("get", "patch", "delete");
        assertThat(document.getMap("paths.'/tsp/v1/connections/current'.delete.responses"))
                .containsKey("202")
                .doesNotContainKey("200");
        String page = "paths.'/tsp/v1/connections'.get.responses.'200'.content.'application/json'.";
        assertThat(document.<String>get(page + "schema.'$ref'")).endsWith("/PageConnectionView");
        assertThat(document.getMap(page + "example")).containsKeys("results", "next");
        assertThat(document.getList("components.schemas.Activity.enum")).containsExactly("active", "inactive");
        assertThat(document.<String>get("components.schemas.PageConnectionView.properties.results.items.'$ref'"))
                .endsWith("/ListedConnection");
        // A stub has neither.
        assertThat(document.getList("components.schemas.ListedConnection.required"))
                .doesNotContain("token", "linkUrl");
        assertThat(document.getList("components.schemas.Connection.required")).contains("token", "linkUrl");
        assertThat(document.getList("components.schemas.CurrentConnection.required"))
                .contains("token", "linkUrl", "agreements");
        assertThat(document.getList("components.schemas.PatchConnectionStatus.enum"))
                .containsExactly("connected", "disconnected", "archived");
    }

    @Test
    void everyCallIsDescribedWithItsErrorsAndItsScope() {
        calls((path, method, call) -> {
            String name = method + " " + path;
            assertThat(fieldNames(call))
                    .as(name)
                    .contains("operationId", "summary", "description", "tags", "security", "responses");
            assertThat(call.path("security").isEmpty()).as(name).isEqualTo(!path.startsWith("/tsp/"));
            List<String> statuses = fieldNames(call.path("responses"));
            assertThat(statuses).as(name).contains("429", "500", "503", "default");
            if (path.startsWith("/tsp/")) {
                assertThat(statuses).as(name).contains("400", "401", "403", "406", "431");
                assertThat(statuses.contains("404"))
                        .as(name)
                        .isEqualTo(path.contains("{id}") || path.endsWith("/exchange"));
                assertThat(statuses.contains("415")).as(name).isEqualTo(call.has("requestBody"));
                assertThat(fieldNames(call.at("/responses/429/headers")))
                        .as(name)
                        .contains("Retry-After", "RateLimit-Policy", "RateLimit");
            }
            statuses.stream().filter(status -> status.matches("[45]..")).forEach(status -> assertThat(
                            call.at("/responses/" + status + "/content/application~1json/schema/$ref")
                                    .asText())
                    .as(name + " " + status)
                    .endsWith(List.of("400", "422").contains(status) ? "/ApiErrorWithPlaces" : "/ApiErrorWithText"));
        });
    }

    private interface Call {
        void see(String path, String method, JsonNode call);
    }

    private static void calls(Call each) {
        Described.byDocument().document().path("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(call -> {
                    if (call.getValue().has("operationId")) {
                        each.see(path.getKey(), call.getKey(), call.getValue());
                    }
                }));
    }

    private static List<String> fieldNames(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void everyRecordTheApiSpeaksIsDescribed() {
        Map<String, Map<String, Object>> schemas = document.getMap("components.schemas");
        assertThat(schemas.keySet()).doesNotContain("HttpServerRequest");
        schemas.forEach((name, schema) -> {
            if (schema.containsKey("properties") && !name.startsWith("JsonNode") && !name.equals("ObjectNode")) {
                assertThat(schema).as(name).containsKey("description");
            }
        });
    }

    @Test
    void everyRequestAndEveryAnswerHasAnExampleThatIsAsDescribed() {
        Described described = Described.byDocument();
        calls((path, method, call) -> {
            String pointer = "/paths/" + path.replace("/", "~1") + "/" + method;
            checkExample(described, pointer + "/requestBody");
            call.path("responses")
                    .fieldNames()
                    .forEachRemaining(status -> checkExample(described, pointer + "/responses/" + status));
        });
    }

    private static void checkExample(Described described, String pointer) {
        JsonNode json = described.document().at(pointer).path("content").path("application/json");
        if (!json.isMissingNode()) {
            assertThat(json.has("example")).as("%s has an example", pointer).isTrue();
            described.validate(pointer + "/content/application~1json/schema", json.path("example"));
        }
    }
}
