package dev.hitch.request;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/**
 * Finds out which methods an address supports. The {@code Allow} header of the framework names those of the whole
 * class, and only for OPTIONS.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.1">RFC 9110 §10.2.1</a>
 */
@Singleton
class Methods {

    private volatile RequestMapper<InitialMatch> resources;

    /** For example {@code GET, HEAD}; without OPTIONS, which every address supports; empty for an unknown address. */
    String allowed(String path) {
        Set<String> allowed = new TreeSet<>();
        RequestMatch<InitialMatch> match = resources().map(path);
        while (match != null) {
            addMethods(match, allowed);
            // The framework asks the next class if this one does not support the method.
            match = resources().continueMatching(path, match);
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return String.join(", ", allowed);
    }

    // Resources are known only after this bean is created.
    private RequestMapper<InitialMatch> resources() {
        RequestMapper<InitialMatch> known = resources;
        if (known == null) {
            known = new RequestMapper<>(
                    ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers());
            resources = known;
        }
        return known;
    }

    private static void addMethods(RequestMatch<InitialMatch> match, Set<String> allowed) {
        String remaining = match.remaining.isEmpty() ? "/" : match.remaining;
        for (ServerRestHandler handler : match.value.handlers) {
            if (handler instanceof ClassRoutingHandler routing) {
                allowed.addAll(methods(routing, remaining));
            }
        }
    }

    private static List<String> methods(ClassRoutingHandler routing, String remaining) {
        return routing.getMappers().entrySet().stream()
                .filter(mapper -> mapper.getValue().map(remaining) != null)
                .map(mapper -> mapper.getKey())
                .filter(Objects::nonNull)
                .toList();
    }
}
