package dev.hitch.link.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;
import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.ConnectionService;
import dev.hitch.connection.ConnectionView;
import dev.hitch.id.RandomTokens;
import dev.hitch.id.SecretToken;

/** Makes public tokens and exchanges each once. */
@ApplicationScoped
public class PublicTokenService {

    /** What a browser hands over to the integrator's server begins with this. */
    static final String PREFIX = "pub_tkn_";

    private static final Duration VALIDITY = Duration.ofMinutes(30);

    private final PublicTokenRepository tokens;
    private final ConnectionService connections;
    private final RandomTokens random;
    private final Clock clock;

    PublicTokenService(PublicTokenRepository tokens, ConnectionService connections, RandomTokens random, Clock clock) {
        this.tokens = tokens;
        this.connections = connections;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A new token for the connection. Joins the transaction that is open, or opens one.
     *
     * @param state what the application has given the page to tell it by, or null
     */
    @WithTransaction
    public Uni<SecretToken> issue(ApplicationId application, ConnectionId connection, String state) {
        SecretToken token = random.secret(PREFIX);
        Instant now = clock.instant();
        return tokens.sweep(now)
                .chain(() -> tokens.insert(application, connection, token, state, now, now.plus(VALIDITY)))
                .replaceWith(token);
    }

    /**
     * The connection that {@code token} was made for. The token is spent, unless this fails.
     *
     * @param state what the page must have been opened with; null for anything
     * @return null where it is unknown, another application's, expired or used, or its page had another state; fails
     *     where the connection was deleted
     */
    @WithTransaction
    Uni<ConnectionView> exchange(ApplicationId application, SecretToken token, String state) {
        return tokens.use(application, token, state, clock.instant())
                .onItem()
                .ifNotNull()
                .transformToUni(connection -> connections.read(application, connection));
    }
}
