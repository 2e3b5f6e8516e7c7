package dev.hitch.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds every answer of the API against the OpenAPI document: its status, its media type, and its body to the last
 * member.
 */
public final class Described implements Filter {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ADDRESS = "https://hitch.test/openapi";
    private static Described instance;

    private final JsonNode document;
    private final JsonSchemaFactory schemas;

    private Described(String text) {
        document = parse(text);
        closeObjects(document.path("components").path("schemas"));
        schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, document.toString()))));
    }

    /** The check by the document of the service under test. */
    public static synchronized Described byDocument() {
        if (instance == null) {
            instance = new Described(given().get("/q/openapi?format=json").asString());
        }
        return instance;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError("Not JSON: " + json, malformed);
        }
    }

    // The document leaves room for later members; the service under test has no others than those described.
    private static void closeObjects(JsonNode all) {
        for (JsonNode schema : all) {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        String path = URI.create(request.getURI()).getPath();
        operation(request.getMethod(), path)
                .ifPresent(found -> check(found, answer.statusCode(), answer.contentType(), answer.asByteArray()));
        return answer;
    }

    /** Fails where {@code method} of the document's {@code path} is not described as answering this. */
    public void check(String method, String path, int status, String type, byte[] body) {
        check(pointer(method, path), status, type, body);
    }

    private void check(String operation, int code, String contentType, byte[] body) {
        String status = operation + "/responses/" + code;
        String pointer = document.at(status).isMissingNode() ? operation + "/responses/default" : status;
        // What one method answers is not what another does: that an address lacks a method is said of the address.
        assertThat(pointer.equals(status) || code == 405)
                .as("%s is described", status)
                .isTrue();
        JsonNode content = document.at(pointer).path("content");
        if (content.isMissingNode()) {
            assertThat(body).as(status).isEmpty();
            return;
        }
        String type = contentType.replaceFirst(";.*", "");
        assertThat(content.has(type)).as("%s as %s is described", status, type).isTrue();
        assertThat(body).as(status).isNotEmpty();
        if (type.equals("application/json")) {
            validate(pointer + "/content/application~1json/schema", parse(new String(body, StandardCharsets.UTF_8)));
        }
    }

    /** Fails where {@code json} is not what the schema at {@code pointer} describes. */
    public void validate(String pointer, JsonNode json) {
        var found = schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer))
                .validate(json, run -> run.getExecutionConfig().setFormatAssertionsEnabled(true));
        assertThat(found).as("%s, described at %s", json, pointer).isEmpty();
    }

    /** The document, as far as the validation looks at it. */
    public JsonNode document() {
        return document;
    }

    private Optional<String> operation(String method, String path) {
        List<String> found = new ArrayList<>();
        for (Iterator<String> all = document.path("paths").fieldNames(); all.hasNext(); ) {
            String template = all.next();
            boolean described = document.path("paths").path(template).has(method.toLowerCase(Locale.ROOT));
            if (described && path.matches(template.replaceAll("\\{[^}]+}", "[^/]+"))) {
                found.add(template);
            }
        }
        // A literal segment wins over a variable one, as in the router.
        return found.stream()
                .min((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")))
                .map(template -> pointer(method, template));
    }

    private static String pointer(String method, String path) {
        return "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method.toLowerCase(Locale.ROOT);
    }
}
