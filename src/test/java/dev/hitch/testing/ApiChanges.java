package dev.hitch.testing;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;

/** Tells what an OpenAPI document takes away from those who rely on an earlier one. */
public final class ApiChanges {

    private ApiChanges() {}

    /**
     * What is incompatible in {@code present}, a sentence each; empty where clients of {@code released} work unchanged.
     */
    public static List<String> incompatible(JsonNode released, JsonNode present) {
        List<String> found = new ArrayList<>();
        ChangedOpenApi changes = OpenApiCompare.fromContents(released.toString(), present.toString());
        if (changes.isIncompatible()) {
            changes.getMissingEndpoints().forEach(gone -> found.add(gone + " is gone"));
            changes.getChangedOperations().stream()
                    .filter(ChangedOperation::isIncompatible)
                    .forEach(changed ->
                            found.add(changed.getHttpMethod() + " " + changed.getPathUrl() + " changed incompatibly"));
            if (found.isEmpty()) {
                found.add("something changed incompatibly");
            }
        }
        schemas(released.at("/components/schemas"), present.at("/components/schemas"), found);
        released.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(call -> scopes(
                        call.getKey() + " " + path.getKey(),
                        call.getValue(),
                        present.path("paths").path(path.getKey()).path(call.getKey()),
                        found)));
        return found;
    }

    // What the library does not see: it does not know that unknown members are refused here, nor the types of OpenAPI
    // 3.1.
    private static void schemas(JsonNode released, JsonNode present, List<String> found) {
        released.fields()
                .forEachRemaining(
                        schema -> compare(schema.getKey(), schema.getValue(), present.path(schema.getKey()), found));
    }

    private static void compare(String name, JsonNode released, JsonNode present, List<String> found) {
        if (present.isMissingNode()) {
            found.add(name + " is gone");
            return;
        }
        for (String kind : List.of("type", "$ref")) {
            if (!released.path(kind).equals(present.path(kind))) {
                found.add(name + " has another " + kind);
            }
        }
        if (released.has("items")) {
            compare(name + "[]", released.path("items"), present.path("items"), found);
        }
        released.path("properties")
                .fields()
                .forEachRemaining(property -> compare(
                        name + "." + property.getKey(),
                        property.getValue(),
                        present.path("properties").path(property.getKey()),
                        found));
    }

    private static void scopes(String call, JsonNode released, JsonNode present, List<String> found) {
        if (!present.isMissingNode() && !released.path("security").equals(present.path("security"))) {
            found.add(call + " asks for other scopes");
        }
    }
}
