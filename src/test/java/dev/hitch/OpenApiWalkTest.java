package dev.hitch;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Api;
import dev.hitch.testing.Described;
import dev.hitch.testing.GeneratedValues;
import dev.hitch.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls everything that the OpenAPI document describes, in any order, with values made of its schemas and with what
 * earlier calls answered. Every answer has to be as described. {@code -Dwalk.requests} says how many,
 * {@code -Dwalk.seed} which.
 */
@QuarkusTest
class OpenApiWalkTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int REQUESTS = Integer.getInteger("walk.requests", 2_000);
    private static final long SEED = Long.getLong("walk.seed", 20261125);
    private static final int MOST_KNOWN = 200;

    private static final List<String> ACCEPTED = List.of(
            "application/json", "*/*", "text/html", "image/png", "application/json;q=0, */*;q=0.1", "nonsense", ",");

    private final Random random = new Random(SEED);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, List<String>> known = new HashMap<>();
    private final Map<String, Integer> succeeded = new TreeMap<>();

    private List<String> tokens;
    private Described described;
    private GeneratedValues values;

    @TestHTTPResource
    URI service;

    private record Operation(String path, String method, JsonNode call) {}

    @Test
    void everyAnswerIsAsDescribed() throws Exception {
        described = Described.byDocument();
        values = new GeneratedValues(described.document(), random, name -> known.getOrDefault(name, List.of()));
        Api api = Api.newApplication();
        tokens =
                List.of(api.token(), api.token(), api.token(), Tokens.of(Tokens.newClient(), "links:read"), "nonsense");
        // The one that is not asked over the network.
        learn("provider", "sandbox");
        learn("username", "fleet");
        learn("template", "default");
        learn("agreementUrl", "https://app.acme.test/terms");
        learn("redirectUrl", "https://app.acme.test/done", "https://app.acme.test/?a=1");
        learn("primaryColor", "#1f5fbf");
        learn("dotNumbers", "1234567");
        learn("redirectOrigins", "https://app.acme.test");
        learn("embedOrigins", "https://app.acme.test");
        List<Operation> operations = operations();
        for (int sent = 0; sent < REQUESTS; sent++) {
            if (sent % 20 == 0) {
                known.put("username", List.of("fleet-" + random.nextInt(REQUESTS)));
            }
            call(operations.get(random.nextInt(operations.size())));
        }
        // Had everything been refused, for whatever reason, this test would say nothing.
        assertThat(succeeded.keySet()).hasSize(operations.size() - 1).doesNotContain("exchangePublicToken");
    }

    private List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        described.document().path("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(call -> {
                    if (call.getValue().has("operationId")) {
                        all.add(new Operation(path.getKey(), call.getKey(), call.getValue()));
                    }
                }));
        return all;
    }

    private void call(Operation operation) throws IOException, InterruptedException {
        StringBuilder query = new StringBuilder();
        String path = operation.path();
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header(
                        "Authorization",
                        "Bearer " + tokens.get(random.nextInt(20) > 0 ? random.nextInt(3) : random.nextInt(5)))
                .header("X-Forwarded-For", "198.51." + random.nextInt(256) + "." + random.nextInt(256));
        if (operation.path().startsWith("/tsp/") && random.nextInt(10) == 0) {
            request.header("Accept", ACCEPTED.get(random.nextInt(ACCEPTED.size())));
        }
        for (JsonNode listed : operation.call().path("parameters")) {
            JsonNode parameter = listed.has("$ref")
                    ? described.document().at(listed.path("$ref").asText().substring(1))
                    : listed;
            String name = parameter.path("name").asText();
            String in = parameter.path("in").asText();
            String value = plain(values.of(in.equals("path") ? pathName(operation) : name, parameter.path("schema")));
            if (in.equals("path")) {
                path = path.replace("{" + name + "}", value.isEmpty() ? "x" : encoded(value));
            } else if (in.equals("header") && value.matches("[!-~]+")) {
                request.header(name, value);
            } else if (in.equals("query") && random.nextInt(4) == 0) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(encoded(value));
            }
        }
        String body = "";
        JsonNode content = operation.call().at("/requestBody/content");
        if (!content.isMissingNode()) {
            String type = content.fieldNames().next();
            request.header("Content-Type", type);
            body = values.of("body", content.path(type).path("schema")).toString();
        }
        String method = operation.method().toUpperCase(Locale.ROOT);
        HttpResponse<byte[]> answer = client.send(
                request.uri(URI.create(service.toString().replaceFirst("/$", "") + path + query))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        see(operation, method + " " + path + query + " " + body, answer);
    }

    private void see(Operation operation, String sent, HttpResponse<byte[]> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(answer.statusCode()).as("seed %d: %s", SEED, sent).isLessThan(500);
        try {
            described.check(operation.method(), operation.path(), answer.statusCode(), type, answer.body());
        } catch (AssertionError wrong) {
            throw new AssertionError("seed " + SEED + ": " + sent, wrong);
        }
        if (answer.statusCode() < 400) {
            succeeded.merge(operation.call().path("operationId").asText(), 1, Integer::sum);
            if (type.startsWith("application/json")) {
                learn(pathName(operation), parsed(answer.body()));
            }
        }
    }

    // Ids are known by what they are of.
    private static String pathName(Operation operation) {
        return operation.path().contains("/templates")
                ? "template"
                : operation.path().equals("/{code}") ? "code" : "id";
    }

    private void learn(String id, JsonNode answer) {
        answer.findValuesAsText("id").stream()
                .filter(found -> found.matches("slk_.*|ltp_.*"))
                .forEach(found -> learn(id, found));
        answer.findValuesAsText("code").stream()
                .filter(found -> found.matches("[a-z2-9]{8}"))
                .forEach(found -> learn("code", found));
        answer.findValuesAsText("token").forEach(found -> learn("Connection-Token", found));
        answer.findValuesAsText("next").forEach(found -> learn("cursor", found));
    }

    private void learn(String name, String... texts) {
        List<String> all = known.computeIfAbsent(name, first -> new ArrayList<>());
        for (String text : texts) {
            if (all.size() < MOST_KNOWN) {
                all.add(text);
            } else {
                all.set(random.nextInt(MOST_KNOWN), text);
            }
        }
    }

    private static String plain(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode parsed(byte[] json) {
        try {
            return JSON.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
