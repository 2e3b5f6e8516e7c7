package dev.hitch.origin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.servers.Server;

/** Writes the origins of this installation into the OpenAPI document that it serves, its examples included. */
@Singleton
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ServedOrigins implements OASFilter {

    /** In examples, the origin of short links. */
    private static final String SHORT = "https://term.new";
    /** In examples, the origin of Link. */
    private static final String LINK = "https://link.hitch.example";

    private static final int USUAL_PORT = 8080;

    private final PublicOrigins.Config config;
    private final int port;

    /** Made before anything listens on {@code port}. */
    ServedOrigins(PublicOrigins.Config config, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.config = config;
        // 0 is a port that is drawn later: the document then names the usual one.
        this.port = port == 0 ? USUAL_PORT : port;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        put(config.apiUrl(), document.getServers());
        put(config.shortUrl(), document.getPaths().getPathItem("/{code}").getServers());
    }

    @Override
    public APIResponse filterAPIResponse(APIResponse answer) {
        if (answer.getContent() != null) {
            answer.getContent().getMediaTypes().values().forEach(type -> type.setExample(here(type.getExample())));
        }
        return answer;
    }

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getExamples() != null) {
            schema.setExamples(schema.getExamples().stream().map(this::here).toList());
        }
        return schema;
    }

    private Object here(Object example) {
        if (example instanceof Map<?, ?> members) {
            Map<Object, Object> changed = new LinkedHashMap<>();
            members.forEach((name, value) -> changed.put(name, here(value)));
            return changed;
        } else if (example instanceof List<?> items) {
            return items.stream().map(this::here).toList();
        } else if (example instanceof String text) {
            return text.replaceFirst("^" + SHORT + "(?=/)", of(config.shortUrl()))
                    .replaceFirst("^" + LINK + "(?=/)", of(config.linkUrl()));
        }
        return example;
    }

    private void put(Optional<String> url, List<Server> servers) {
        servers.get(0).getVariables().get("origin").setDefaultValue(of(url));
    }

    private String of(Optional<String> url) {
        return PublicOrigins.of(url, () -> port);
    }
}
