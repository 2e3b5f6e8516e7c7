package dev.hitch.openapi;

import java.util.List;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Changes the schemas to a form that client generators read correctly. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Schemas implements OASFilter {

    private static final String NOT_NULL = "x-not-null";

    // They describe classes of a library, not the API. The scanner's own removal of unused schemas runs before other
    // filters refer to the schema of errors.
    private static final List<String> UNUSED = List.of("JsonNode", "JsonNodeType", "Page");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        UNUSED.forEach(document.getComponents()::removeSchema);
    }

    /**
     * Removes null from members that are never null: the scanner reads every {@code Optional} as "or null". A reference
     * stands alone or beside null: the scanner repeats the type and the description of its target.
     */
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.hasExtension(NOT_NULL)) {
            schema.removeExtension(NOT_NULL);
            schema.removeType(SchemaType.NULL);
        }
        List<SchemaType> types = schema.getType();
        if (schema.getRef() == null || types == null) {
            return schema;
        }
        schema.setType(null);
        schema.setEnumeration(null);
        if (types.contains(SchemaType.NULL)) {
            schema.addAnyOf(OASFactory.createSchema().ref(schema.getRef()))
                    .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
            schema.setRef(null);
        }
        return schema;
    }
}
