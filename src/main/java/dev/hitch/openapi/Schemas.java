package dev.hitch.openapi;

import java.util.List;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Takes schemas out of the document that nothing refers to: they describe a library's classes, not the API. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Schemas implements OASFilter {

    // The scanner's own way to remove what is unused comes before other filters refer to the schema of errors.
    private static final List<String> UNUSED = List.of("JsonNode", "JsonNodeType", "Page");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        UNUSED.forEach(document.getComponents()::removeSchema);
    }
}
