package dev.hitch.request;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import dev.hitch.origin.PublicOrigins;

/**
 * The headers of every answer, whoever gives it. Only a page has a policy of its own
 * ({@link dev.hitch.page.PageHeaders}).
 */
@Singleton
class AnswerHeaders {

    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence NO_PAGE =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence STRICT_TRANSPORT_SECURITY =
            HttpHeaders.createOptimized("Strict-Transport-Security");
    // A year. Without the hosts below, which may belong to others.
    private static final CharSequence ONLY_HTTPS = HttpHeaders.createOptimized("max-age=31536000");

    private final PublicOrigins origins;
    private final DateHeader date;
    private volatile Secure secure;

    AnswerHeaders(PublicOrigins origins, DateHeader date) {
        this.origins = origins;
        this.date = date;
    }

    /** Puts them into the answer to {@code request} just before it is sent. */
    void promise(RoutingContext request) {
        request.addHeadersEndHandler(head -> put(request.request()));
    }

    private void put(HttpServerRequest request) {
        MultiMap answer = request.response().headers();
        answer.set(HttpHeaderNames.DATE, date.now());
        answer.set(CONTENT_TYPE_OPTIONS, NO_SNIFF);
        if (!answer.contains(HttpHeaderNames.CONTENT_SECURITY_POLICY) && !isToolOfDevelopment(request)) {
            answer.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, NO_PAGE);
        }
        if (PlainAnswers.isApi(request)) {
            answer.set(HttpHeaderNames.CACHE_CONTROL, NO_STORE);
        }
        if (secure().includes(request)) {
            answer.set(STRICT_TRANSPORT_SECURITY, ONLY_HTTPS);
        }
    }

    // Swagger UI and its like are pages of the framework.
    private static boolean isToolOfDevelopment(HttpServerRequest request) {
        String path = request.path();
        return LaunchMode.current() != LaunchMode.NORMAL
                && (path.startsWith("/q/swagger-ui") || path.startsWith("/q/dev-ui"));
    }

    private Secure secure() {
        Secure known = secure;
        if (known == null) {
            known = Secure.of(List.of(origins.apiUrl(), origins.linkUrl(), origins.shortUrl()));
            secure = known;
        }
        return known;
    }

    /**
     * Which of our origins are https.
     *
     * @param all whether all are: then a proxy need not hand the host on
     * @param hosts theirs
     */
    record Secure(boolean all, Set<String> hosts) {

        private static final String HTTPS = "https://";

        static Secure of(List<String> origins) {
            Set<String> hosts = origins.stream()
                    .filter(origin -> origin.startsWith(HTTPS))
                    .map(origin -> origin.substring(HTTPS.length()))
                    .collect(Collectors.toUnmodifiableSet());
            return new Secure(origins.stream().allMatch(origin -> origin.startsWith(HTTPS)), hosts);
        }

        private boolean includes(HttpServerRequest request) {
            return all || !hosts.isEmpty() && includes(request.headers().get(HttpHeaderNames.HOST));
        }

        boolean includes(String host) {
            return all || host != null && hosts.contains(host);
        }
    }
}
