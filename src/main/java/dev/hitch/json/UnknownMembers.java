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

import dev.hitch.error.Violation;

/** Finds members that a record does not have: a typo must not silently become another request. */
final class UnknownMembers {

    private UnknownMembers() {}

    /** Adds to {@code violations} every member of {@code node}, at any depth, that {@code type} has no component for. */
    static void note(JsonNode node, Type type, String path, List<Violation> violations) {
        if (type instanceof ParameterizedType generic) {
            noteGeneric(node, generic, path, violations);
        } else if (type instanceof Class<?> record && record.isRecord() && node.isObject()) {
            noteRecord(node, record, path, violations);
        }
    }

    private static void noteGeneric(JsonNode node, ParameterizedType type, String path, List<Violation> violations) {
        Type content = type.getActualTypeArguments()[0];
        if (type.getRawType() == Optional.class) {
            note(node, content, path, violations);
        } else if (type.getRawType() == List.class && node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                note(node.get(i), content, path + "[" + i + "]", violations);
            }
        }
    }

    private static void noteRecord(JsonNode node, Class<?> record, String path, List<Violation> violations) {
        Map<String, Type> known = new TreeMap<>();
        Arrays.stream(record.getRecordComponents())
                .forEach((RecordComponent member) -> known.put(member.getName(), member.getGenericType()));
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String at = path + "." + StrictJson.shorten(member.getKey());
            if (known.containsKey(member.getKey())) {
                note(member.getValue(), known.get(member.getKey()), at, violations);
            } else {
                String message = "is not a known member; known are " + String.join(", ", known.keySet());
                String suggestion = Nearest.to(member.getKey(), known.keySet()).orElse(null);
                violations.add(new Violation(at, message, suggestion));
            }
        }
    }
}
