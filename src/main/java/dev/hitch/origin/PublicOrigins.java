package dev.hitch.origin;

import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServer;
import io.smallrye.config.ConfigMapping;

/** The three public origins of this service, each {@code scheme://host[:port]} without a slash at its end. */
// Not a singleton: validators are created before there are settings.
@ApplicationScoped
public class PublicOrigins {

    private final Config config;
    private final HttpServer server;

    PublicOrigins(Config config, HttpServer server) {
        this.config = config;
        this.server = server;
    }

    /** The origin of the API. */
    public String apiUrl() {
        return of(config.apiUrl());
    }

    /** The origin of Link. */
    public String linkUrl() {
        return of(config.linkUrl());
    }

    /** The origin of short links. */
    public String shortUrl() {
        return of(config.shortUrl());
    }

    /** Whether {@code origin} is one of them. */
    boolean include(Origin origin) {
        return Stream.of(apiUrl(), linkUrl(), shortUrl()).map(Origin::new).anyMatch(origin::sameServer);
    }

    private String of(Optional<String> configured) {
        return of(configured, () -> server.getPort());
    }

    /** {@code configured}, or where a process that listens on this port is reached from this machine. */
    static String of(Optional<String> configured, IntSupplier port) {
        return configured
                .flatMap(text -> Origin.parseOwn(text, LaunchMode.current() == LaunchMode.DEVELOPMENT))
                .map(Origin::value)
                .orElseGet(() -> "http://localhost:" + port.getAsInt());
    }

    /** Where browsers and servers reach this service. Three origins, which may be three host names or one. */
    @ConfigMapping(prefix = "hitch")
    interface Config {

        /** The origin of the API. By default where the process listens, on localhost. */
        Optional<@WebOrigin(ipv6 = true, own = true) String> apiUrl();

        /** The origin of Link, the hosted page. By default where the process listens, on localhost. */
        Optional<@WebOrigin(ipv6 = true, own = true) String> linkUrl();

        /** The origin of short links; the shorter the better. By default where the process listens, on localhost. */
        Optional<@WebOrigin(ipv6 = true, own = true) String> shortUrl();
    }
}
