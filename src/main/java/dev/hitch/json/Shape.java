package dev.hitch.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.hitch.error.Violation;

/**
 * Compares a JSON value with the record that it will be read into: which members exist, and where an object or an array
 * is expected. Jackson would stop at the first such mistake or lose its path, so they are found and removed before.
 */
final class Shape {

    private final List<Violation> violations;

    /** Adds what it finds to {@code violations}. */
    Shape(List<Violation> violations) {
        this.violations = violations;
    }

    /**
     * Checks the members of {@code node}, at any depth, against {@code record}; what has the wrong shape becomes null.
     */
    void check(ObjectNode node, Class<?> record, String path) {
        Map<String, Type> known = new TreeMap<>();
        Arrays.stream(record.getRecordComponents())
                .forEach((RecordComponent member) -> known.put(member.getName(), member.getGenericType()));
        for (String name : List.copyOf(names(node))) {
            String at = path + "." + StrictJson.shorten(name);
            if (!known.containsKey(name)) {
                unknown(name, known, at);
            } else if (!fits(node.get(name), known.get(name), at)) {
                node.putNull(name);
            }
        }
    }

    private static List<String> names(ObjectNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private void unknown(String name, Map<String, Type> known, String at) {
        String message = "is not a known member; known are " + String.join(", ", known.keySet());
        violations.add(
                new Violation(at, message, Nearest.to(name, known.keySet()).orElse(null)));
    }

    private boolean fits(JsonNode node, Type type, String at) {
        if (node.isNull()) {
            return true;
        } else if (type instanceof ParameterizedType generic) {
            return fitsGeneric(node, generic, at);
        } else if (type instanceof Class<?> record && record.isRecord()) {
            return fitsRecord(node, record, at);
        }
        return true;
    }

    private boolean fitsRecord(JsonNode node, Class<?> record, String at) {
        if (!(node instanceof ObjectNode object)) {
            return mismatch("must be an object", at);
        }
        check(object, record, at);
        return true;
    }

    private boolean fitsGeneric(JsonNode node, ParameterizedType type, String at) {
        Type content = type.getActualTypeArguments()[0];
        if (type.getRawType() == Optional.class) {
            return fits(node, content, at);
        } else if (type.getRawType() == List.class) {
            return fitsList(node, content, at);
        }
        return node.isObject() || mismatch("must be an object", at);
    }

    private boolean fitsList(JsonNode node, Type content, String at) {
        if (!(node instanceof ArrayNode array)) {
            return mismatch("must be an array", at);
        }
        for (int i = 0; i < array.size(); i++) {
            String element = at + "[" + i + "]";
            if (array.get(i).isNull()) {
                mismatch("must not be null", element);
            } else if (!fits(array.get(i), content, element)) {
                array.setNull(i);
            }
        }
        return true;
    }

    private boolean mismatch(String message, String at) {
        violations.add(Violation.of(at, message));
        return false;
    }
}
