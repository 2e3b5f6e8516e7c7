package dev.hitch.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Values that the schemas of a document describe, at random: most are as described, at and around the limits too, some
 * are not at all.
 */
public final class GeneratedValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "", " ", "a", "north", "Größe 日本", "🚚", "\u0000", "\u200b", "\u202e", "%zz", "null", "\"'<&>", "../..");

    private final JsonNode document;
    private final Random random;
    private final Function<String, List<String>> known;

    /**
     * Values for the schemas of {@code document}.
     *
     * @param known by the name of a member or parameter, texts that mean something to the service; may be empty
     */
    public GeneratedValues(JsonNode document, Random random, Function<String, List<String>> known) {
        this.document = document;
        this.random = random;
        this.known = known;
    }

    /** A value for the member, parameter or body {@code name} that {@code described} describes. */
    public JsonNode of(String name, JsonNode described) {
        JsonNode schema = resolved(described);
        if (chance(3)) {
            return odd();
        }
        List<String> texts = known.apply(name);
        if (!texts.isEmpty() && schema.path("type").asText("string").equals("string")) {
            return JSON.textNode(any(texts));
        }
        JsonNode words = schema.path("enum");
        return words.isArray() ? words.get(random.nextInt(words.size())) : ofType(name, schema, type(schema));
    }

    private JsonNode resolved(JsonNode described) {
        JsonNode schema = described;
        while (schema.has("$ref") || schema.has("anyOf") || schema.has("oneOf")) {
            JsonNode choices = schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
            schema = schema.has("$ref")
                    ? document.at(schema.path("$ref").asText().substring(1))
                    : choices.get(random.nextInt(choices.size()));
        }
        return schema;
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(random.nextInt(type.size())).asText() : type.asText();
    }

    private JsonNode ofType(String name, JsonNode schema, String type) {
        return switch (type) {
            case "object" -> object(name, schema);
            case "array" -> array(name, schema);
            case "integer" ->
                JSON.numberNode(between(
                        schema.path("minimum").asLong(0), schema.path("maximum").asLong(1000)));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(text(schema));
        };
    }

    private ObjectNode object(String name, JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(member -> required.add(member.asText()));
        schema.path("properties").fields().forEachRemaining(member -> {
            if (required.contains(member.getKey()) ? !chance(2) : chance(30)) {
                object.set(member.getKey(), of(member.getKey(), member.getValue()));
            }
        });
        if (name.equals("credentials")) {
            known.apply("username").forEach(user -> object.put("username", user).put("password", "x"));
        } else if (!schema.has("properties") || chance(2)) {
            object.set(any(TEXTS), odd());
        }
        return object;
    }

    private ArrayNode array(String name, JsonNode schema) {
        ArrayNode array = JSON.arrayNode();
        long most = chance(2) ? schema.path("maxItems").asLong(60) + 1 : 3;
        for (long left = between(schema.path("minItems").asLong(0), most); left > 0; left--) {
            array.add(of(name, schema.path("items")));
        }
        return array;
    }

    private String text(JsonNode schema) {
        JsonNode examples = schema.path("examples");
        String format = schema.path("format").asText();
        if (examples.isArray() && chance(50)) {
            return examples.get(0).asText();
        } else if (format.equals("date-time")) {
            return Instant.now()
                    .minus(Duration.ofSeconds(random.nextInt(200_000_000)))
                    .toString();
        } else if (format.equals("uri")) {
            return "https://app.acme.test/" + any(TEXTS);
        } else if (chance(5)) {
            return "x".repeat((int) schema.path("maxLength").asLong(300) + random.nextInt(2));
        }
        return any(TEXTS);
    }

    private JsonNode odd() {
        return switch (random.nextInt(8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(true);
            case 2 -> JSON.numberNode(random.nextLong());
            case 3 -> JSON.numberNode(random.nextDouble() * 1e300);
            case 4 -> JSON.arrayNode().add(JSON.arrayNode());
            case 5 -> JSON.objectNode().putObject("a");
            case 6 -> JSON.textNode("y".repeat(5000));
            default -> JSON.textNode(any(TEXTS));
        };
    }

    private long between(long least, long most) {
        return chance(10)
                ? (random.nextBoolean() ? least - 1 : most + 1)
                : least + random.nextInt((int) (most - least + 1));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
