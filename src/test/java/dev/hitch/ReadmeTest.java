package dev.hitch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.Database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Runs the examples of the documents, in the order of each, so that they stay true. */
@QuarkusTest
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("```(sh|json)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");
    private static final JsonMapper JSON = new JsonMapper();

    private final Api api = Api.newApplication();

    @TestHTTPResource
    String root;

    @ParameterizedTest
    @CsvSource({"README.md, 3", "src/docs/api.md, 15"})
    void theExamplesWork(Path document, int examples) throws IOException {
        giveTheApplicationTheTemplateOfTheDemo();
        Response last = null;
        String connectionToken = "";
        String shortLink = "";
        int run = 0;
        for (MatchResult block :
                BLOCK.matcher(Files.readString(document)).results().toList()) {
            if (block.group(1).equals("json")) {
                assertSameShape("", JSON.readTree(block.group(2)), JSON.readTree(last.asString()));
            } else if (block.group(2).startsWith("curl")) {
                last = run(block.group(2).replace("$SHORT_LINK_ID", shortLink), connectionToken);
                run++;
                assertThat(last.statusCode()).as(block.group(2)).isLessThan(500);
                shortLink = last.asString().startsWith("{\"id\":\"slk_") ? last.path("id") : shortLink;
                connectionToken = Optional.ofNullable(
                                last.asString().startsWith("{") ? last.<String>path("token") : null)
                        .orElse(connectionToken);
            }
        }
        assertThat(run).isEqualTo(examples);
    }

    @Test
    void theDocumentedExampleIsReplayed() throws IOException {
        giveTheApplicationTheTemplateOfTheDemo();
        String example = BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(2))
                .filter(block -> block.contains("telematics-success"))
                .findFirst()
                .orElseThrow();
        assertThat(run(example, "").statusCode()).isEqualTo(201);
        Response again = run(example, "");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        given().redirects().follow(false).get(again.<String>path("url")).then().statusCode(302);
    }

    private void giveTheApplicationTheTemplateOfTheDemo() {
        String application = api.request().get("/tsp/v1/application").path("id");
        Database.update(
                "INSERT INTO link_template (id, application_id, name, created_at, updated_at)"
                        + " VALUES ('ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X', ?, 'Demo', now(), now())"
                        + " ON CONFLICT (id) DO UPDATE SET application_id = excluded.application_id",
                application);
    }

    private Response run(String curl, String connectionToken) {
        List<String> words = words(curl.replace("\\\n", " "));
        RequestSpecification request = given().redirects().follow(false);
        String method = "GET";
        String url = null;
        for (int i = 1; i + 1 < words.size(); i += 2) {
            String value =
                    words.get(i + 1).replace("$TOKEN", api.token()).replace("$CONNECTION_TOKEN", connectionToken);
            switch (words.get(i)) {
                case "--request" -> method = value;
                case "--url" -> url = value.replace("http://localhost:8080/", root);
                case "--header" -> request.header(value.split(": ", 2)[0], value.split(": ", 2)[1]);
                case "--data" -> request.body(value);
                default ->
                    throw new IllegalArgumentException("The README uses an option unknown here: " + words.get(i));
            }
        }
        return request.request(method, url);
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
        }
        return words;
    }

    /**
     * Names and kinds of members agree; texts agree where they are no identifier, token, time or address of this very
     * run.
     */
    private static void assertSameShape(String path, JsonNode documented, JsonNode actual) {
        assertThat(actual.getNodeType()).as(path).isEqualTo(documented.getNodeType());
        if (documented.isObject()) {
            assertThat(names(actual)).as(path).isEqualTo(names(documented));
            documented
                    .properties()
                    .forEach(member -> assertSameShape(
                            path + "." + member.getKey(), member.getValue(), actual.get(member.getKey())));
        } else if (documented.isArray()) {
            assertThat(actual).as(path).hasSameSizeAs(documented);
            for (int i = 0; i < documented.size(); i++) {
                assertSameShape(path + "[" + i + "]", documented.get(i), actual.get(i));
            }
        } else if (path.equals(".message")) {
            assertThat(TIME.matcher(actual.asText()).replaceAll(""))
                    .isEqualTo(TIME.matcher(documented.asText()).replaceAll(""));
        } else if (!path.matches("\\.(id|code|url|expiresAt|token|secret|sourceId|linkUrl|createdAt|updatedAt)")
                || path.equals(".code") && actual.asText().contains("_")) {
            assertThat(actual).as(path).isEqualTo(documented);
        }
    }

    private static TreeSet<String> names(JsonNode object) {
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
