package dev.hitch.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Variant;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.hitch.origin.PublicOrigins;

/**
 * The page at {@code /} in development mode: mints a link, shows Link in a frame, exchanges the token, and shows each
 * case that a user can meet. Its files lie in {@code src/main/development}, which no build reads, and are read anew for
 * each request.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class DevelopmentPage {

    private static final Path FILES = Path.of("src", "main", "development");
    private static final Map<String, String> TYPES = Map.of("page.css", "text/css", "page.js", "text/javascript");
    // Before Link, which has the same address.
    private static final int FIRST = -1;

    private final DemoData demo;
    private final PublicOrigins origins;
    private final Engine templates;

    DevelopmentPage(DemoData demo, PublicOrigins origins, Engine templates) {
        this.demo = demo;
        this.origins = origins;
        this.templates = templates;
    }

    void register(@Observes Router router) {
        router.get("/").order(FIRST).blockingHandler(this::show);
        router.get("/development/token")
                .order(FIRST)
                .blockingHandler(request -> answer(request, "text/plain", demo.token()));
        router.get("/development/:file").order(FIRST).blockingHandler(this::file);
        router.post("/development/expire/:code").order(FIRST).blockingHandler(request -> {
            demo.expire(request.pathParam("code"));
            request.response().setStatusCode(204).end();
        });
    }

    private void show(RoutingContext request) {
        String host = request.request().authority().toString();
        String own = URI.create(origins.apiUrl()).getAuthority();
        if (request.request().query() != null) {
            request.next();
        } else if (!host.equals(own)
                && host.replaceFirst("^(127[.]0[.]0[.]1|\\[::1])", "localhost").equals(own)) {
            // Link would be a page of another origin, and Swagger UI could not call the API.
            request.redirect(origins.apiUrl() + "/");
        } else {
            String page = templates
                    .parse(read("page.html"), Variant.forContentType(Variant.TEXT_HTML))
                    .data(Map.of(
                            "token", demo.token(),
                            "key", DemoData.PUBLISHABLE_KEY,
                            "api", origins.apiUrl(),
                            "link", origins.linkUrl()))
                    .render();
            answer(request, "text/html", page);
        }
    }

    private void file(RoutingContext request) {
        String name = request.pathParam("file");
        if (TYPES.containsKey(name)) {
            answer(request, TYPES.get(name), read(name));
        } else {
            request.next();
        }
    }

    private void answer(RoutingContext request, String type, String body) {
        HttpServerResponse response = request.response();
        headers().forEach(response::putHeader);
        response.putHeader("Content-Type", type + ";charset=UTF-8").end(body);
    }

    private Map<String, String> headers() {
        String policy = String.join(
                "; ",
                "default-src 'none'",
                "style-src 'self'",
                "script-src 'self'",
                "img-src 'self'",
                "connect-src 'self'",
                "frame-src 'self' " + origins.linkUrl() + " " + origins.shortUrl(),
                "form-action 'none'",
                "frame-ancestors 'none'",
                "base-uri 'none'");
        return Map.of(
                "Content-Security-Policy", policy,
                "Cache-Control", "no-store",
                "Referrer-Policy", "no-referrer",
                "X-Content-Type-Options", "nosniff");
    }

    private static String read(String name) {
        try {
            return Files.readString(FILES.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
