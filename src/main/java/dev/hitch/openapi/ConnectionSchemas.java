package dev.hitch.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Describes the three ways in which a connection is shown, each with the members that are always there: one that was
 * just made, the current one with its agreements, and one in a list, where it may be a stub.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ConnectionSchemas implements OASFilter {

    private static final String AGREEMENTS = "agreements";
    private static final List<String> OF_ALL_BUT_STUBS = List.of("token", "linkUrl");

    private static final String LISTED =
            "A connection in a list. One that is `deleting` has no `token` and no `linkUrl` any more. One that is `deleted` is a"
                    + " stub, by which you can tell what was there: `id`, `provider`, `externalId`, `externalIdVerified`, `tags`, `syncMode`,"
                    + " `status`, `createdAt` and `updatedAt` stay; `company`, `account` and `options` are empty; all else is gone.";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents();
        Schema connection = components.getSchemas().get("Connection");
        Schema current = copy(connection)
                .description("The connection that a Connection-Token names, with what users agreed to.")
                .addRequired(AGREEMENTS);
        OF_ALL_BUT_STUBS.forEach(current::addRequired);
        connection.removeProperty(AGREEMENTS);
        Schema listed = copy(connection).description(LISTED);
        OF_ALL_BUT_STUBS.forEach(connection::addRequired);
        components.addSchema("CurrentConnection", current).addSchema("ListedConnection", listed);
        Schema results = components
                .getSchemas()
                .get("PageConnectionView")
                .getProperties()
                .get("results");
        results.setItems(OASFactory.createSchema().ref("ListedConnection"));
    }

    private static Schema copy(Schema of) {
        return OASFactory.createSchema()
                .type(of.getType())
                .required(new ArrayList<>(of.getRequired()))
                .properties(new LinkedHashMap<>(of.getProperties()));
    }
}
