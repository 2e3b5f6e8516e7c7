package dev.hitch.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds an example to every request and answer. They stand in {@code examples.json} by operation, as {@code request} or
 * by status, because as annotations they would hide the code.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Examples implements OASFilter {

    private static final String REQUEST = "request";

    private final Map<String, Map<String, Object>> byOperation = read();

    private static Map<String, Map<String, Object>> read() {
        try (InputStream file = Examples.class.getResourceAsStream("examples.json")) {
            return new JsonMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Operation filterOperation(Operation operation) {
        Map<String, Object> examples = byOperation.getOrDefault(operation.getOperationId(), Map.of());
        if (operation.getRequestBody() != null) {
            show(operation.getRequestBody().getContent(), examples.get(REQUEST));
        }
        Map<String, APIResponse> answers = operation.getResponses().getAPIResponses();
        answers.forEach((status, answer) -> show(answer.getContent(), examples.get(status)));
        return operation;
    }

    private static void show(Content content, Object example) {
        if (content != null && example != null) {
            content.getMediaTypes().values().forEach(type -> type.setExample(example));
        }
    }
}
