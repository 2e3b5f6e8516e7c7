package dev.hitch.template;

import java.util.function.BiFunction;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.hitch.application.ApplicationId;
import dev.hitch.application.ApplicationService.RedirectNotListed;
import dev.hitch.application.CallerProvider;
import dev.hitch.application.Scopes;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.json.MergePatch;
import dev.hitch.origin.PublicOrigins;
import dev.hitch.paging.Page;
import dev.hitch.paging.PageRequest;

/** Link templates, for the integrator's server. */
@Path(LinkTemplateResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Link templates", description = "Reusable looks and presets of Link, for short links to refer to.")
public class LinkTemplateResource {

    static final String PATH = "/tsp/v1/link/templates";

    private final CallerProvider callers;
    private final LinkTemplateService templates;
    private final PublicOrigins origins;

    LinkTemplateResource(CallerProvider callers, LinkTemplateService templates, PublicOrigins origins) {
        this.callers = callers;
        this.templates = templates;
        this.origins = origins;
    }

    /** 201 with a new template. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.TEMPLATES_WRITE)
    @Operation(
            operationId = "createLinkTemplate",
            summary = "Create a link template",
            description = "Links name it by its id. What it leaves out is as in the built-in template.")
    @APIResponse(
            responseCode = "201",
            description = "A new template.",
            headers =
                    @Header(
                            name = HttpHeaders.LOCATION,
                            description = "Where it is read and changed.",
                            schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = LinkTemplateView.class)))
    public Uni<RestResponse<LinkTemplateView>> create(CreateLinkTemplate request) {
        return callers.current()
                .chain(application -> templates.create(application, request))
                .onFailure(RedirectNotListed.class)
                .transform(LinkTemplateResource::atRedirectUrl)
                .map(template -> ResponseBuilder.create(RestResponse.Status.CREATED, LinkTemplateView.of(template))
                        .header(HttpHeaders.LOCATION, origins.apiUrl() + PATH + "/" + template.id)
                        .build());
    }

    /** A page of the application's templates, archived ones included. */
    @GET
    @RolesAllowed(Scopes.TEMPLATES_READ)
    @Operation(
            operationId = "listLinkTemplates",
            summary = "List the link templates, the newest first",
            description = "Archived ones are included; the built-in `default` is not.")
    @Parameter(ref = PageRequest.CURSOR)
    public Uni<Page<LinkTemplateView>> list(@Context UriInfo uri) {
        return callers.current().chain(application -> page(application, uri));
    }

    private Uni<Page<LinkTemplateView>> page(ApplicationId application, UriInfo uri) {
        PageRequest asked = PageRequest.read(uri.getQueryParameters(), "templates of " + application);
        return templates
                .list(application, asked)
                .map(found -> asked.page(found, template -> template.id, LinkTemplateView::of));
    }

    /** The template. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.TEMPLATES_READ)
    @Operation(
            operationId = "readLinkTemplate",
            summary = "Read a link template",
            description = "`default` is the built-in one, which links have that name no other.")
    public Uni<LinkTemplateView> read(@PathParam("id") String id) {
        return one(id, templates::stored);
    }

    /** The template after the change. */
    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.TYPE})
    @RolesAllowed(Scopes.TEMPLATES_WRITE)
    @Operation(
            operationId = "patchLinkTemplate",
            summary = "Change a link template",
            description = "Links that use it show the change from their next visit on.")
    public Uni<LinkTemplateView> patch(@PathParam("id") String id, PatchLinkTemplate patch) {
        return one(id, (application, template) -> templates.patch(application, template, patch))
                .onFailure(RedirectNotListed.class)
                .transform(LinkTemplateResource::atRedirectUrl);
    }

    /** The template, which new links may no longer use. */
    @POST
    @Path("/{id}/archive")
    @RolesAllowed(Scopes.TEMPLATES_WRITE)
    @Operation(
            operationId = "archiveLinkTemplate",
            summary = "Archive a link template",
            description =
                    "New links may no longer use it; those that do go on. To archive it once more changes nothing.")
    public Uni<LinkTemplateView> archive(@PathParam("id") String id) {
        return one(id, templates::archive);
    }

    /** The template, which new links may use again. */
    @POST
    @Path("/{id}/unarchive")
    @RolesAllowed(Scopes.TEMPLATES_WRITE)
    @Operation(
            operationId = "unarchiveLinkTemplate",
            summary = "Bring an archived link template back",
            description = "New links may use it again. To do so once more changes nothing.")
    public Uni<LinkTemplateView> unarchive(@PathParam("id") String id) {
        return one(id, templates::unarchive);
    }

    private Uni<LinkTemplateView> one(String id, BiFunction<ApplicationId, String, Uni<LinkTemplate>> call) {
        return callers.current()
                .chain(application -> call.apply(application, id))
                .map(LinkTemplateView::of);
    }

    private static ApiException atRedirectUrl(Throwable refused) {
        return ApiException.of(
                ErrorCode.BAD_REQUEST, Violation.of(Violation.BODY + ".redirectUrl", refused.getMessage()));
    }
}
