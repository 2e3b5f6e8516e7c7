package dev.hitch.wrong;

import jakarta.ws.rs.core.Response;

/** Speaks of HTTP and is no resource. */
public class HttpBelowTheEdge {

    Response answer() {
        return Response.noContent().build();
    }
}
