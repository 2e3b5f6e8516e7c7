package dev.hitch.paging;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import dev.hitch.query.Filter;

/**
 * Describes the filters of one list in the OpenAPI document, from the constants that read them. A list has a subclass
 * that is annotated as {@link PageParameters} is.
 */
public abstract class ListParameters implements OASFilter {

    private final String operationId;
    private final List<Filter<?>> filters;

    /** {@code filters} in the order of the document. */
    protected ListParameters(String operationId, Filter<?>... filters) {
        this.operationId = operationId;
        this.filters = List.of(filters);
    }

    @Override
    public Operation filterOperation(Operation operation) {
        if (operationId.equals(operation.getOperationId())) {
            List<Parameter> parameters = new ArrayList<>(operation.getParameters());
            // After the cursor, and before the limit, which may or may not be there already.
            parameters.addAll(1, filters.stream().map(Filter::parameter).toList());
            operation.setParameters(parameters);
        }
        return operation;
    }
}
