package dev.hitch.ratelimit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.hitch.application.CallerProvider;
import dev.hitch.application.Client;
import dev.hitch.connection.ConnectionToken;
import dev.hitch.error.ApiException;
import dev.hitch.ratelimit.RateLimit.Count;

/**
 * Holds every authenticated call of the API to its limits and tells the caller where it stands, whatever the answer.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit header fields for HTTP</a>
 */
class RateLimits {

    private final RateLimit<Client> applications;
    private final RateLimit<TokenOf> connections;
    private final CallerProvider callers;

    RateLimits(RateLimitConfig config, CallerProvider callers, Clock clock) {
        this.applications = new RateLimit<>("application", config.application(), clock);
        this.connections = new RateLimit<>("connection", config.connection(), clock);
        this.callers = callers;
    }

    @ServerRequestFilter
    void limit(RoutingContext request) {
        // Set where the route asked for a caller and found one. To ask for the identity here would look at a visitor's
        // token.
        if (request.user() == null) {
            return;
        }
        List<Count> counts = count(callers.client(), request.request().getHeader(ConnectionToken.HEADER));
        if (counts.isEmpty()) {
            return;
        }
        HttpServerResponse answer = request.response();
        answer.putHeader("RateLimit-Policy", list(counts, Count::policy));
        answer.putHeader("RateLimit", list(counts, Count::state));
        counts.stream().filter(Count::exceeded).findFirst().ifPresent(RateLimits::refuse);
    }

    // The application's comes first, and bounds how many tokens it can make up to fill the memory of the other.
    private List<Count> count(Client client, String token) {
        List<Count> counts = new ArrayList<>();
        applications.count(client).ifPresent(counts::add);
        if (counts.stream().noneMatch(Count::exceeded)) {
            Optional.ofNullable(token)
                    .flatMap(ConnectionToken::parse)
                    .map(parsed -> new TokenOf(client, Base64.getEncoder().encodeToString(parsed.hash())))
                    .flatMap(connections::count)
                    .ifPresent(counts::add);
        }
        return counts;
    }

    private static String list(List<Count> counts, Function<Count, String> item) {
        return counts.stream().map(item).collect(Collectors.joining(", "));
    }

    private static void refuse(Count exceeded) {
        throw ApiException.tooManyRequests(
                "At most " + exceeded.quota() + " requests a second are taken for one " + exceeded.name() + ".",
                exceeded.retryAfter());
    }

    /** With the client: whoever gets hold of another's token must not use up its limit. */
    private record TokenOf(Client client, String hash) {}
}
