package dev.hitch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.hitch.testing.ApiChanges;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The OpenAPI document against the last released one, {@code src/openapi/released.yaml}. */
@QuarkusTest
class OpenApiCompatibilityTest {

    private static final Map<String, Consumer<ObjectNode>> BREAKAGES = Map.ofEntries(
            Map.entry("a call is gone", api -> ((ObjectNode) api.path("paths")).remove("/tsp/v1/providers")),
            Map.entry(
                    "a member becomes required",
                    api -> schema(api, "CreateShortLink").putArray("required").add("name")),
            Map.entry("a member of a request has another type", api -> property(api, "CreateShortLink", "name")
                    .put("type", "integer")),
            Map.entry("a member of a request is gone", api -> properties(api, "CreateShortLink")
                    .remove("name")),
            Map.entry("a member of an answer has another type", api -> property(api, "Company", "name")
                    .put("type", "integer")),
            Map.entry("a member of an answer is gone", api -> properties(api, "ShortLink")
                    .remove("code")),
            Map.entry(
                    "a member of an answer is no longer sure",
                    api -> ((ArrayNode) schema(api, "ShortLink").path("required")).remove(0)),
            Map.entry(
                    "a word is no longer taken",
                    api -> schema(api, "SyncMode").putArray("enum").add("automatic")),
            Map.entry("a text may be less long", api -> property(api, "CreateShortLink", "name")
                    .put("maxLength", 10)),
            Map.entry("a parameter becomes required", api -> {
                ObjectNode parameter = ((ObjectNode) call(api, "/tsp/v1/providers", "get"))
                        .putArray("parameters")
                        .addObject();
                parameter.put("name", "kind").put("in", "query").put("required", true);
                parameter.putObject("schema").put("type", "string");
            }),
            Map.entry(
                    "an answer is gone",
                    api -> ((ObjectNode) call(api, "/tsp/v1/link/short", "post").path("responses")).remove("201")),
            Map.entry("a call asks for another scope", api -> ((ArrayNode)
                            call(api, "/tsp/v1/link/short", "post").at("/security/0/AccessToken"))
                    .add("links:admin")));

    private static final JsonMapper JSON = new JsonMapper();

    private static ObjectNode schema(JsonNode api, String name) {
        return (ObjectNode) api.at("/components/schemas/" + name);
    }

    private static ObjectNode properties(JsonNode api, String name) {
        return (ObjectNode) schema(api, name).path("properties");
    }

    private static ObjectNode property(JsonNode api, String name, String member) {
        return (ObjectNode) properties(api, name).path(member);
    }

    private static JsonNode call(JsonNode api, String path, String method) {
        return api.path("paths").path(path).path(method);
    }

    private static ObjectNode released() throws IOException {
        return (ObjectNode) new YAMLMapper()
                .readTree(Path.of("src", "openapi", "released.yaml").toFile());
    }

    @Test
    void clientsOfTheLastReleaseWorkUnchanged() throws IOException {
        JsonNode present = JSON.readTree(given().get("/q/openapi?format=json").asString());
        assertThat(ApiChanges.incompatible(released(), present)).isEmpty();
    }

    static Stream<String> breakages() {
        return BREAKAGES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void eachKindOfBreakageIsNoticed(String breakage) throws IOException {
        ObjectNode broken = released();
        BREAKAGES.get(breakage).accept(broken);
        assertThat(broken).isNotEqualTo(released());
        assertThat(ApiChanges.incompatible(released(), broken)).isNotEmpty();
    }

    @Test
    void whatIsAddedIsNoBreakage() throws IOException {
        ObjectNode more = released();
        properties(more, "ShortLink").putObject("note").put("type", "string");
        ((ObjectNode) more.path("paths"))
                .set(
                        "/tsp/v1/more",
                        more.path("paths").path("/tsp/v1/providers").deepCopy());
        assertThat(ApiChanges.incompatible(released(), more)).isEmpty();
    }
}
