package dev.hitch.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.hitch.json.MergePatch;

/** The calling application's own settings. */
@Path("/tsp/v1/application")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Application", description = "The settings of the application that the access token names.")
public class ApplicationResource {

    private final CallerProvider callers;
    private final ApplicationService applications;

    ApplicationResource(CallerProvider callers, ApplicationService applications) {
        this.callers = callers;
        this.applications = applications;
    }

    /** The settings. */
    @GET
    @RolesAllowed(Scopes.APPLICATION_READ)
    @Operation(
            operationId = "readApplication",
            summary = "Read the application's settings",
            description = "It is the application that the access token names.")
    public Uni<ApplicationView> read() {
        return callers.current()
                .chain(application -> applications.stored(application))
                .map(ApplicationView::of);
    }

    /** The settings after the change. */
    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.TYPE})
    @RolesAllowed(Scopes.APPLICATION_WRITE)
    @Operation(
            operationId = "patchApplication",
            summary = "Change the application's settings",
            description = "Pages and new links show the change at once.")
    public Uni<ApplicationView> patch(PatchApplication patch) {
        return callers.current()
                .chain(application -> applications.patch(application, patch))
                .map(ApplicationView::of);
    }
}
