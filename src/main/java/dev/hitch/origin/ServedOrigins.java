package dev.hitch.origin;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.servers.Server;

/**
 * Writes the origins of this installation into the OpenAPI document that it serves. Without settings, those of
 * development stay.
 */
@Singleton
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ServedOrigins implements OASFilter {

    private final PublicOrigins.Config config;

    ServedOrigins(PublicOrigins.Config config) {
        this.config = config;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        put(config.apiUrl(), document.getServers());
        put(config.shortUrl(), document.getPaths().getPathItem("/{code}").getServers());
    }

    private static void put(Optional<String> url, List<Server> servers) {
        url.flatMap(Origin::parse)
                .ifPresent(origin -> servers.get(0).getVariables().get("origin").setDefaultValue(origin.value()));
    }
}
