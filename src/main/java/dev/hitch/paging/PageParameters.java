package dev.hitch.paging;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import dev.hitch.query.Filter;

/** Describes the two parameters of every list, {@code cursor} and {@code limit}, once in the OpenAPI document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class PageParameters implements OASFilter {

    private static final String PARAMETERS = "#/components/parameters/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addParameter(PageRequest.CURSOR, shared(PageRequest.cursor("")))
                .addParameter(PageRequest.LIMIT.name(), shared(PageRequest.LIMIT));
    }

    // In the order in which the released document has the members.
    private static Parameter shared(Filter<?> filter) {
        return OASFactory.createParameter()
                .name(filter.name())
                .in(Parameter.In.QUERY)
                .description(filter.description())
                .schema(filter.parameter().getSchema());
    }

    // The annotations take one reference an operation, so that the second is added here.
    @Override
    public Operation filterOperation(Operation operation) {
        boolean list = operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> (PARAMETERS + PageRequest.CURSOR).equals(parameter.getRef()));
        return list
                ? operation.addParameter(OASFactory.createParameter().ref(PARAMETERS + PageRequest.LIMIT.name()))
                : operation;
    }
}
