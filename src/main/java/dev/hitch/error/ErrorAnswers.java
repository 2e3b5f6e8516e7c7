package dev.hitch.error;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes the errors of every call of the API in its OpenAPI document, each with an example. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ErrorAnswers implements OASFilter {

    private static final String SCHEMA = "#/components/schemas/Error";
    // Sorted, so that two builds write the same document.
    private static final Object REFUSED = new TreeMap<>(Map.of(
            "code",
            ErrorCode.BAD_REQUEST.wireName(),
            "message",
            ErrorCode.BAD_REQUEST.message(),
            "detail",
            List.of(new TreeMap<>(Map.of("path", "{requestBody}.backfill.days", "message", "must be 1 to 3650")))));

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
            answers.addAPIResponse(Integer.toString(code.status()), error(code.message(), example(code)));
        }
        answers.setDefaultValue(error("Any other error has the same shape.", example(ErrorCode.INTERNAL_SERVER_ERROR)));
        return operation;
    }

    private static Object example(ErrorCode code) {
        return new TreeMap<>(Map.of("code", code.wireName(), "message", code.message()));
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
