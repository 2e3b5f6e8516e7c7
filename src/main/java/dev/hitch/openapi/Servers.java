package dev.hitch.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.servers.Server;

/** Describes the servers. Every installation has its own origins, so the document leaves them open. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Servers implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setServers(null);
        document.addServer(server("The API.", "Where your installation answers the API: its `HITCH_API_URL`."));
        document.getPaths()
                .getPathItem("/{code}")
                .addServer(
                        server("Short links.", "Where your installation answers short links: its `HITCH_SHORT_URL`."));
    }

    private static Server server(String description, String origin) {
        return OASFactory.createServer()
                .url("{origin}")
                .description(description)
                .addVariable(
                        "origin",
                        OASFactory.createServerVariable()
                                .defaultValue("http://localhost:8080")
                                .description(origin));
    }
}
