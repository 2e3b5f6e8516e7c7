package dev.hitch.ratelimit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.hitch.application.CallerProvider;
import dev.hitch.application.Client;
import dev.hitch.connection.ConnectionScope;
import dev.hitch.error.ApiException;
import dev.hitch.id.SecretToken;
import dev.hitch.ratelimit.RateLimit.Count;

/**
 * Applies the limits to every authenticated call of the API, and tells the caller what remains in every answer.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit header fields for
 *     HTTP</a>
 */
class RateLimits {

    private final RateLimit<Client> applications;
    private final RateLimit<TokenOf> connections;
    private final CallerProvider callers;

    RateLimits(Config config, CallerProvider callers, Clock clock) {
        this.applications = new RateLimit<>("application", config.application(), clock);
        this.connections = new RateLimit<>("connection", config.connection(), clock);
        this.callers = callers;
    }

    @ServerRequestFilter
    void limit(RoutingContext request) {
        // `user()` is set only on routes that require a token. Do not resolve the identity here: public routes ignore
        // tokens.
        if (request.user() == null) {
            return;
        }
        Optional<SecretToken> token = Optional.ofNullable(request.request().getHeader(ConnectionScope.HEADER))
                .flatMap(ConnectionScope::token);
        // Parsed and hashed once, for the limits and for the resource.
        token.ifPresent(parsed -> request.put(ConnectionScope.HEADER, parsed));
        List<Count> counts = count(callers.client(), token);
        if (counts.isEmpty()) {
            return;
        }
        HttpServerResponse answer = request.response();
        answer.putHeader("RateLimit-Policy", list(counts, Count::policy));
        answer.putHeader("RateLimit", list(counts, Count::state));
        counts.stream().filter(Count::exceeded).findFirst().ifPresent(RateLimits::refuse);
    }

    // The limit of the application comes first: it bounds how many invented tokens can fill the memory of the other.
    private List<Count> count(Client client, Optional<SecretToken> token) {
        List<Count> counts = new ArrayList<>();
        applications.count(client).ifPresent(counts::add);
        if (counts.stream().noneMatch(Count::exceeded)) {
            token.map(parsed -> new TokenOf(client, Base64.getEncoder().encodeToString(parsed.hash())))
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

    /** Includes the client: whoever gets hold of the token of another must not use up its limit. */
    private record TokenOf(Client client, String hash) {}

    /** How many requests a second each replica accepts from one caller. */
    @ConfigMapping(prefix = "hitch.rate-limit")
    interface Config {

        /**
         * Requests a second of one application; 0 for no limit. A higher value lets one application use more of what
         * all share.
         */
        @WithDefault("400")
        @Min(0)
        @Max(1_000_000)
        long application();

        /** Requests a second with one {@code Connection-Token}; 0 for no limit. They count for the application, too. */
        @WithDefault("100")
        @Min(0)
        @Max(1_000_000)
        long connection();
    }
}
