package dev.hitch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.Described;

import static org.assertj.core.api.Assertions.assertThat;

/** Constructs of the document that generators of clients cannot read or misread. */
@QuarkusTest
class OpenApiForClientsTest {

    private JsonNode document;

    @BeforeEach
    void read() {
        document = Described.byDocument().document();
    }

    private JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    @Test
    void aReferenceHasNoTypeAndNoWordsBesideIt() {
        assertThat(document.findParents("$ref")).isNotEmpty().allSatisfy(holder -> assertThat(
                        holder.has("type") || holder.has("enum"))
                .as(holder.toString())
                .isFalse());
    }

    @Test
    void whatCanBeNullIsNullOrElseWhatItIs() {
        assertThat(schema("PatchLinkTemplate").at("/properties/syncMode/anyOf").toString())
                .isEqualTo("[{\"$ref\":\"#/components/schemas/SyncMode\"},{\"type\":\"null\"}]");
    }

    /** Every member of every PATCH is sent as null, and the document has to say what came of it. */
    @ParameterizedTest
    @CsvSource({
        "PatchApplication, /tsp/v1/application",
        "PatchConnection, /tsp/v1/connections/current",
        "PatchLinkTemplate, /tsp/v1/link/templates/{id}"
    })
    void nullIsTakenWhereTheDocumentSaysSo(String name, String path) {
        Api api = Api.newApplication();
        String token = api.connect(UUID.randomUUID().toString(), "").extract().path("token");
        String template = api.post("/tsp/v1/link/templates", "{\"name\":\"Fleet\"}")
                .extract()
                .path("id");
        schema(name).path("properties").fieldNames().forEachRemaining(member -> {
            RequestSpecification request = api.connection(token).contentType(ContentType.JSON);
            Response answer = request.body("{\"" + member + "\":null}").patch(path.replace("{id}", template));
            assertThat(answer.statusCode())
                    .as(member)
                    .isEqualTo(takesNull(schema(name).path("properties").path(member)) ? 200 : 400);
        });
    }

    private static boolean takesNull(JsonNode schema) {
        return schema.path("type").toString().contains("\"null\"")
                || schema.path("anyOf").toString().contains("\"null\"");
    }

    @Test
    void noMemberOfARequestHasADefaultWhichGeneratorsReadAsRequired() {
        Deque<JsonNode> ahead = new ArrayDeque<>(document.path("paths").findValues("requestBody"));
        Set<String> seen = new HashSet<>();
        while (!ahead.isEmpty()) {
            JsonNode next = ahead.pop();
            assertThat(next.findValues("default")).as(next.toString()).isEmpty();
            next.findValuesAsText("$ref").stream()
                    .filter(seen::add)
                    .forEach(reference -> ahead.push(document.at(reference.substring(1))));
        }
        assertThat(seen).contains("#/components/schemas/CreateShortLink", "#/components/schemas/SyncMode");
    }

    @Test
    void picturesAreBinary() {
        List<String> formats = new ArrayList<>();
        document.at("/paths/~1tsp~1v1~1link~1short~1{id}~1qr/get/responses/200/content")
                .forEach(type -> formats.add(type.at("/schema/format").asText()));
        assertThat(formats).containsExactly("binary", "binary");
    }

    @Test
    void codesMayBecomeMore() {
        assertThat(document.at("/components/schemas").has("Error")).isFalse();
        JsonNode code = schema("ApiError").at("/properties/code");
        assertThat(code.has("enum")).isFalse();
        assertThat(code.path("x-extensible-enum").toString())
                .contains("gone", "request_header_fields_too_large", "not_implemented");
        assertThat(code.path("description").asText()).contains("More may come");
        assertThat(code.path("x-extensible-enum"))
                .allSatisfy(word ->
                        assertThat(Path.of("src", "docs", "api.md")).content().contains("`" + word.asText() + "`"));
        assertThat(schema("ApiErrorWithPlaces")
                        .at("/properties/detail/items/$ref")
                        .asText())
                .endsWith("/Violation");
        assertThat(schema("ApiErrorWithText").at("/properties/detail/type").asText())
                .isEqualTo("string");
    }

    @Test
    void itSaysWhereCallsGoAndWhatIsNotMeant() {
        assertThat(document.at("/servers/0/variables/origin/description").asText())
                .contains("HITCH_API_URL");
        assertThat(document.at("/paths/~1{code}/servers/0/variables/origin/description")
                        .asText())
                .contains("HITCH_SHORT_URL");
        assertThat(document.at("/info/description").asText()).contains("Idempotency-Key", "browsers");
    }
}
