package dev.hitch.telemetry;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.MDC;

/**
 * Gives every request an id: the caller's {@code X-Request-Id} where that is well-formed, else a new one. The answer carries it,
 * and so does every line logged on the way.
 */
@ApplicationScoped
public class RequestIds {

    /** Of the filter that gives the ids: the greater is the earlier. */
    public static final int PRIORITY = 10_000;

    private static final String HEADER = "X-Request-Id";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

    RequestIds() {}

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    identify(request);
                    request.next();
                },
                PRIORITY);
    }

    /** Gives the request its id, where it has none yet: for who answers before the filter does. */
    public static void identify(RoutingContext request) {
        if (request.response().headers().contains(HEADER)) {
            return;
        }
        String given = request.request().getHeader(HEADER);
        String id = given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.response().putHeader(HEADER, id);
        MDC.put("requestId", id);
    }
}
