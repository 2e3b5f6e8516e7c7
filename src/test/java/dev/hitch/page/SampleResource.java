package dev.hitch.page;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import dev.hitch.page.words.Language;

/** Serves the sample pages under the headers that real ones have. In tests alone. */
@Path("/samples/{name}")
@PermitAll
public class SampleResource {

    /** One page. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> sample(
            @RestPath String name,
            @RestQuery String lang,
            @RestQuery List<String> embed,
            @HeaderParam("Accept-Language") String accepted) {
        SamplePages.Sample sample = SamplePages.page(name, Language.choose(lang, accepted), embed);
        return sample.page().createUni().map(html -> {
            Response.ResponseBuilder answer = Response.ok(html).type("text/html;charset=UTF-8");
            PageHeaders.of(sample.layout(), "https://app.acme.com/done").forEach(answer::header);
            return answer.build();
        });
    }
}
