package dev.hitch.page.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.qute.TemplateGlobal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;

/**
 * Puts a version into the addresses of style sheet and script, so that no browser uses an old one, and lets browsers
 * keep them under it for a year.
 */
@Singleton
final class Assets {

    private static final Set<String> VERSIONED = Set.of("/link/link.css", "/link/link.js");
    private static final int PRIORITY = 100;

    private static final String FOLDER = "/META-INF/resources/link/";

    /** Eight hexadecimal digits that change with the files. */
    @TemplateGlobal(name = "assets")
    static final String VERSION = version("link.css", "link.js");

    Assets() {}

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (VERSIONED.contains(request.normalizedPath())) {
                        request.response().putHeader(HttpHeaderNames.CACHE_CONTROL, caching(request.request()));
                    }
                    request.next();
                },
                PRIORITY);
    }

    // During a roll-out, a page of one version may ask the other version for its files: what does not belong to the
    // address must not be kept under it.
    private static String caching(HttpServerRequest request) {
        return VERSION.equals(request.getParam("v")) ? "public, max-age=31536000, immutable" : "no-cache";
    }

    private static String version(String... files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : files) {
                try (InputStream content = Assets.class.getResourceAsStream(FOLDER + file)) {
                    digest.update(content.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
