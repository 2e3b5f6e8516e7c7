package dev.hitch.error;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes the errors of every call of the API in its OpenAPI document, each with an example. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ErrorAnswers implements OASFilter {

    private static final String SCHEMA = "#/components/schemas/Error";
    private static final Object REFUSED = example(
            ErrorCode.BAD_REQUEST,
            Map.of(
                    "detail",
                    List.of(sorted(Map.of("path", "{requestBody}.backfill.days", "message", "must be 1 to 3650")))));

    private static final Object TOO_MANY = example(ErrorCode.TOO_MANY_REQUESTS, Map.of("retryAfter", 1));

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
            return operation;
        }
        APIResponses answers = operation.getResponses();
        if (operation.getRequestBody() != null || operation.getParameters() != null) {
            answers.addAPIResponse("400", error("The request is not valid; the detail names every place.", REFUSED));
        }
        for (ErrorCode code : List.of(ErrorCode.UNAUTHORIZED, ErrorCode.FORBIDDEN)) {
            answers.addAPIResponse(Integer.toString(code.status()), error(code.message(), example(code, Map.of())));
        }
        answers.addAPIResponse("429", tooMany());
        answers.setDefaultValue(
                error("Any other error has the same shape.", example(ErrorCode.INTERNAL_SERVER_ERROR, Map.of())));
        return operation;
    }

    private static APIResponse tooMany() {
        return error("Too many requests a second for the application or the connection.", TOO_MANY)
                .addHeader("Retry-After", header("Whole seconds to wait.", "1"))
                .addHeader(
                        "RateLimit-Policy",
                        header("The limits of the call, on every answer.", "\"application\";q=400;w=1"))
                .addHeader("RateLimit", header("What is left of them, on every answer.", "\"application\";r=0;t=1"));
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                .example(example);
    }

    private static Object example(ErrorCode code, Map<String, Object> more) {
        Map<String, Object> example = sorted(more);
        example.put("code", code.wireName());
        example.put("message", code.message());
        return example;
    }

    // So that two builds write the same document.
    private static Map<String, Object> sorted(Map<String, Object> members) {
        return new TreeMap<>(members);
    }

    private static APIResponse error(String description, Object example) {
        Content content = OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(SCHEMA))
                                .example(example));
        return OASFactory.createAPIResponse().description(description).content(content);
    }
}
