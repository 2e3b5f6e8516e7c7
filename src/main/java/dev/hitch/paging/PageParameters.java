package dev.hitch.paging;

import java.math.BigDecimal;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the two parameters of every list, {@code cursor} and {@code limit}, once in the OpenAPI document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class PageParameters implements OASFilter {

    private static final String PARAMETERS = "#/components/parameters/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Schema text = OASFactory.createSchema().addType(SchemaType.STRING);
        Schema rows = OASFactory.createSchema()
                .addType(SchemaType.INTEGER)
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(PageRequest.LARGEST_LIMIT))
                .defaultValue(PageRequest.DEFAULT_LIMIT);
        document.getComponents()
                .addParameter(
                        ListQuery.CURSOR,
                        query(ListQuery.CURSOR, "The `next` of the page before, with the same filters.", text))
                .addParameter(ListQuery.LIMIT, query(ListQuery.LIMIT, "The most results of a page.", rows));
    }

    private static Parameter query(String name, String description, Schema schema) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .description(description)
                .schema(schema);
    }

    // The annotations take one reference an operation, so that the second is added here.
    @Override
    public Operation filterOperation(Operation operation) {
        boolean list = operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> (PARAMETERS + ListQuery.CURSOR).equals(parameter.getRef()));
        return list
                ? operation.addParameter(OASFactory.createParameter().ref(PARAMETERS + ListQuery.LIMIT))
                : operation;
    }
}
