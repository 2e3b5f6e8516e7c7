package dev.hitch.request;

import java.util.List;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;

/** Answers requests for unknown addresses and for methods that an address does not support. */
class Unmatched {

    private final Methods methods;

    Unmatched(Methods methods) {
        this.methods = methods;
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException error, RoutingContext request) {
        // The framework tries one class after another and then reports an unknown address.
        String allowed = methods.allowed(request.normalizedPath());
        if (!allowed.isEmpty()
                && !List.of(allowed.split(", "))
                        .contains(request.request().method().name())) {
            return notAllowed(allowed);
        }
        return json(ErrorCode.NOT_FOUND).build();
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException error, RoutingContext request) {
        return notAllowed(methods.allowed(request.normalizedPath()));
    }

    private static Response notAllowed(String allowed) {
        return json(ErrorCode.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, allowed)
                .build();
    }

    private static Response.ResponseBuilder json(ErrorCode code) {
        return Response.status(code.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ApiException.of(code, (String) null).body());
    }
}
