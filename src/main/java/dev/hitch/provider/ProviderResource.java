package dev.hitch.provider;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The providers that can be connected. Any valid access token may read them. */
@Path("/tsp/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Providers", description = "The telematics services that users can connect.")
@Authenticated
public class ProviderResource {

    private final ProviderCatalog catalog;

    ProviderResource(ProviderCatalog catalog) {
        this.catalog = catalog;
    }

    /** All of them, by name. */
    @GET
    @Operation(
            operationId = "listProviders",
            summary = "List the providers and the fields of their forms",
            description = "Those that this installation offers; any valid token will do.")
    public List<ProviderView> list() {
        return catalog.all().stream().map(ProviderView::of).toList();
    }

    /** A provider as integrators see it. */
    @Schema(name = "Provider", description = "A telematics service that users can connect.")
    record ProviderView(
            @Schema(required = true, description = "Names it in every call.", examples = "geotab")
            String code,

            @Schema(required = true, description = "The name that users know it by.")
            String name,

            @Schema(
                    required = true,
                    description =
                            "`live`: in use. `beta`: works and may change. `sandbox`: for trying things out, no real account"
                                    + " behind it. `deprecated`: existing connections go on, new ones should choose another.")
            ProviderStatus status,

            @Schema(required = true, description = "The fields of its form, in the order in which they are asked for.")
            List<ProviderField> fields) {

        static ProviderView of(Provider provider) {
            return new ProviderView(provider.code(), provider.name(), provider.status(), provider.fields());
        }
    }
}
