package dev.hitch.link.secret;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.hitch.application.CallerProvider;
import dev.hitch.application.Scopes;

/** The calling application's link secret. */
@Path("/tsp/v1/application/secret")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Application")
public class LinkSecretResource {

    private final CallerProvider callers;
    private final LinkSecretService secrets;

    LinkSecretResource(CallerProvider callers, LinkSecretService secrets) {
        this.callers = callers;
        this.secrets = secrets;
    }

    /** The secret. Printed, it shows nothing. */
    @Schema(name = "LinkSecret", description = "What addresses of Link are signed with. Keep it on your server.")
    record LinkSecret(
            @Schema(
                    required = true,
                    description = "The key of the signature, with its prefix.",
                    pattern = "^link_sec_[A-Za-z0-9]{32}$")
            String secret) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "LinkSecret[]";
        }
    }

    /** The present secret. */
    @GET
    @RolesAllowed(Scopes.APPLICATION_WRITE)
    @Operation(
            operationId = "readLinkSecret",
            summary = "Read the link secret",
            description =
                    "Your server signs addresses of Link with it: what an address with a `key` says is believed only then. The"
                            + " first call makes it.")
    public Uni<LinkSecret> read() {
        return callers.current().chain(secrets::read).map(LinkSecret::new);
    }

    /** A new secret. */
    @POST
    @Path("/rotate")
    @RolesAllowed(Scopes.APPLICATION_WRITE)
    @Operation(
            operationId = "rotateLinkSecret",
            summary = "Rotate the link secret",
            description =
                    "Addresses that were signed with the one before are good for 24 more hours. Rotating once more within that"
                            + " time ends them at once.")
    public Uni<LinkSecret> rotate() {
        return callers.current().chain(secrets::rotate).map(LinkSecret::new);
    }
}
