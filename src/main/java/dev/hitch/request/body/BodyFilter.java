package dev.hitch.request.body;

import java.util.Arrays;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

import dev.hitch.json.JsonBody;

/** Reads the body of every request that may have one, before the framework would. */
@Provider
// After the limits of requests a second, which need no body.
@Priority(Priorities.USER + 1000)
class BodyFilter implements ResteasyReactiveContainerRequestFilter {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final int USUAL_LIMIT = 64 * 1024;

    private final OpenBodies bodies;

    BodyFilter(OpenBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public void filter(ResteasyReactiveContainerRequestContext asked) {
        if (!WITH_BODY.contains(asked.getMethod())) {
            return;
        }
        var request = (ResteasyReactiveRequestContext) asked.getServerRequestContext();
        int limit = limit(request.getTarget().getLazyMethod().getParameterTypes());
        String announced = request.serverRequest().getRequestHeader(HttpHeaderNames.CONTENT_LENGTH);
        if (announced != null && Long.parseLong(announced) > limit) {
            throw OpenBody.tooLarge(limit);
        }
        boolean stranger = request.unwrap(RoutingContext.class).user() == null;
        new OpenBody(request, bodies, limit, stranger).read();
    }

    private static int limit(Class<?>[] parameters) {
        return Arrays.stream(parameters)
                .map(type -> type.getAnnotation(JsonBody.class))
                .filter(form -> form != null)
                .mapToInt(JsonBody::maxBytes)
                .findFirst()
                .orElse(USUAL_LIMIT);
    }
}
