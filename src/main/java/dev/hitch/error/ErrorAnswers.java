package dev.hitch.error;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Adds every error that an operation can answer to the OpenAPI document, each with an example: those of its kind, and
 * those that the operation lists itself with a status and a description.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ErrorAnswers implements OASFilter {

    private static final Set<ErrorCode> OF_EVERY_CALL = EnumSet.of(
            ErrorCode.BAD_REQUEST,
            ErrorCode.UNAUTHORIZED,
            ErrorCode.FORBIDDEN,
            ErrorCode.NOT_ACCEPTABLE,
            ErrorCode.TOO_MANY_REQUESTS,
            ErrorCode.REQUEST_HEADER_FIELDS_TOO_LARGE,
            ErrorCode.INTERNAL_SERVER_ERROR,
            ErrorCode.SERVICE_UNAVAILABLE);
    private static final Set<ErrorCode> OF_EVERY_PAGE =
            EnumSet.of(ErrorCode.INTERNAL_SERVER_ERROR, ErrorCode.SERVICE_UNAVAILABLE);
    private static final Set<ErrorCode> OF_A_BODY =
            EnumSet.of(ErrorCode.REQUEST_TIMEOUT, ErrorCode.PAYLOAD_TOO_LARGE, ErrorCode.UNSUPPORTED_MEDIA_TYPE);

    private static final Map<String, String> REFUSED =
            sorted(Map.of("path", "{requestBody}.backfill.days", "message", "must be 1 to 3650"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> describe(operation, codes(path, method, operation))));
    }

    private static Set<ErrorCode> codes(String path, HttpMethod method, Operation operation) {
        if (isPublic(operation)) {
            return OF_EVERY_PAGE;
        }
        Set<ErrorCode> codes = EnumSet.copyOf(OF_EVERY_CALL);
        if (path.contains("{id}")) {
            codes.add(ErrorCode.NOT_FOUND);
        }
        if (method != HttpMethod.GET) {
            codes.add(ErrorCode.CONFLICT);
        }
        if (operation.getRequestBody() != null) {
            codes.addAll(OF_A_BODY);
        }
        return codes;
    }

    private static boolean isPublic(Operation operation) {
        return operation.getSecurity() == null || operation.getSecurity().isEmpty();
    }

    private static void describe(Operation operation, Set<ErrorCode> codes) {
        APIResponses answers = operation.getResponses();
        for (ErrorCode code : codes) {
            String status = Integer.toString(code.status());
            if (!answers.hasAPIResponse(status)) {
                answers.addAPIResponse(status, OASFactory.createAPIResponse().description(code.message()));
            }
        }
        boolean page = isPublic(operation);
        answers.getAPIResponses().forEach((status, answer) -> {
            if (status.matches("[45]..") && answer.getContent() == null) {
                ErrorCode code = ErrorCode.ofStatus(Integer.parseInt(status));
                complete(answer, code, code.namesPlaces() ? ErrorSchema.OF_PLACES : ErrorSchema.OF_TEXT, page);
            }
        });
        APIResponse any = OASFactory.createAPIResponse().description("Any other error has the same shape.");
        complete(any, ErrorCode.INTERNAL_SERVER_ERROR, ErrorSchema.ANY, page);
        answers.setDefaultValue(any);
        if (page) {
            // Written explicitly: an absent member would mean the default of the document.
            operation.setSecurity(new ArrayList<>());
        }
    }

    private static void complete(APIResponse answer, ErrorCode code, String schema, boolean page) {
        Content content = OASFactory.createContent();
        if (page) {
            Schema html = OASFactory.createSchema().addType(SchemaType.STRING);
            content.addMediaType("text/html", OASFactory.createMediaType().schema(html));
        }
        answer.content(content.addMediaType("application/json", json(code, schema)));
        if (code == ErrorCode.UNAUTHORIZED) {
            answer.addHeader(
                    "WWW-Authenticate", header("What is asked for, as RFC 6750 writes it.", "Bearer realm=\"hitch\""));
        }
        if (code == ErrorCode.TOO_MANY_REQUESTS) {
            answer.addHeader("Retry-After", header("Whole seconds to wait.", "1"));
            if (!page) {
                answer.addHeader(
                                "RateLimit-Policy",
                                header("The limits of the call, on every answer.", "\"application\";q=400;w=1"))
                        .addHeader(
                                "RateLimit",
                                header("What is left of them, on every answer.", "\"application\";r=0;t=1"));
            }
        }
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING))
                .example(example);
    }

    private static MediaType json(ErrorCode code, String schema) {
        Map<String, Object> example = sorted(Map.of("code", code.wireName(), "message", code.message()));
        if (code.namesPlaces()) {
            example.put("detail", List.of(REFUSED));
        } else if (code == ErrorCode.TOO_MANY_REQUESTS) {
            example.put("retryAfter", 1);
        }
        return OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref(schema))
                .example(example);
    }

    // Sorted, so that every build writes the same document.
    private static <T> Map<String, T> sorted(Map<String, T> members) {
        return new TreeMap<>(members);
    }
}
