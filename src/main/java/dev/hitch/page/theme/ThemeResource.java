package dev.hitch.page.theme;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;

/** Serves the style sheet of a theme. The address determines the content, so it may be cached for ever. */
@Path("/link/theme.css")
@PermitAll
public class ThemeResource {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]?");

    /** The style sheet of colour {@code c} and radius {@code r}. Takes only what {@link Theme#href()} writes. */
    @GET
    @Operation(hidden = true)
    public Response css(@RestQuery String c, @RestQuery String r) {
        Colour colour = Colour.ofHex(c).orElseThrow(() -> wrong("c", "must be six lower-case hexadecimal digits"));
        int radius = radius(r).orElseThrow(() -> wrong("r", "must be a whole number from 0 to " + Theme.MAX_RADIUS));
        // No @Produces: no Accept header may cost a page its style.
        return Response.ok(new Theme(colour, radius).css(), "text/css;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }

    private static Optional<Integer> radius(String text) {
        return Optional.ofNullable(text)
                .filter(number -> NUMBER.matcher(number).matches())
                .map(Integer::valueOf)
                .filter(number -> number <= Theme.MAX_RADIUS);
    }

    private static ApiException wrong(String parameter, String message) {
        return ApiException.of(ErrorCode.BAD_REQUEST, Violation.of("{requestQuery}." + parameter, message));
    }
}
