package dev.hitch.telemetry;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.MDC;

/**
 * Gives every request an id: the {@code X-Request-Id} of the caller if it is well-formed, else a new one. The answer
 * and every log line of the request have it.
 */
@ApplicationScoped
public class RequestIds {

    /** The priority of the filter that gives ids: higher runs earlier. */
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

    /** Gives the request an id if it has none yet, for code that answers before the filter runs. */
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
