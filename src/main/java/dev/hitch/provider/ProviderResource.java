package dev.hitch.provider;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The providers that can be connected, for whoever has a valid access token. */
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
}
