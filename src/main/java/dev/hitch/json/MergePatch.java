package dev.hitch.json;

import java.util.List;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Adds {@code Accept-Patch} to every answer to a PATCH and to every answer that names PATCH as allowed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5789#section-3.1">RFC 5789, section 3.1</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396, JSON Merge Patch</a>
 */
public class MergePatch {

    /** What a PATCH of this API is: absent members stay as they are, null clears. */
    public static final String TYPE = "application/merge-patch+json";

    private static final String TAKEN = TYPE + ", " + MediaType.APPLICATION_JSON;

    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext answer) {
        List<Object> allowed = answer.getHeaders().getOrDefault(HttpHeaders.ALLOW, List.of());
        if (request.getMethod().equals(HttpMethod.PATCH) || allowed.toString().contains(HttpMethod.PATCH)) {
            answer.getHeaders().putSingle("Accept-Patch", TAKEN);
        }
    }
}
