package dev.hitch.error;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Describes what annotations cannot express about the error body: its codes, and the type of the detail for each code.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ErrorSchema implements OASFilter {

    /** Any error, for answers whose status is not known beforehand. */
    static final String ANY = "ApiError";

    /** Errors whose detail names the places where the request is wrong. */
    static final String OF_PLACES = "ApiErrorWithPlaces";

    /** Errors whose detail is a sentence. */
    static final String OF_TEXT = "ApiErrorWithText";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents();
        Schema any = components.getSchemas().get(ANY);
        Schema places = type(SchemaType.ARRAY).items(OASFactory.createSchema().ref("Violation"));
        Schema text = type(SchemaType.STRING);
        components
                .addSchema(OF_PLACES, describe(copy(any), ErrorCode::namesPlaces, places.description("Every place.")))
                .addSchema(OF_TEXT, describe(copy(any), code -> !code.namesPlaces(), text.description("A sentence.")));
        // No type: with "type: object", some generators write code that does not compile.
        Schema either = OASFactory.createSchema()
                .description("The places where the request is wrong with status 400 and 422, as in " + OF_PLACES
                        + "; a sentence with any other.");
        describe(any, code -> true, either);
    }

    // No enum: generated clients would refuse codes that later versions add.
    private static Schema describe(Schema error, Predicate<ErrorCode> which, Schema detail) {
        List<String> codes = Arrays.stream(ErrorCode.values())
                .filter(which)
                .map(ErrorCode::wireName)
                .toList();
        Schema code = type(SchemaType.STRING)
                .description("Which error it is, stable for programs: `" + String.join("`, `", codes)
                        + "`. More may come: go by the HTTP status where you do not know the code.")
                .addExample(codes.get(0))
                .addExtension("x-extensible-enum", codes);
        return error.addProperty("code", code).addProperty("detail", detail);
    }

    private static Schema copy(Schema error) {
        return type(SchemaType.OBJECT)
                .description(error.getDescription())
                .required(error.getRequired())
                .properties(new LinkedHashMap<>(error.getProperties()));
    }

    private static Schema type(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
