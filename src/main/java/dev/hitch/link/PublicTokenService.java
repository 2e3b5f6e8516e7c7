package dev.hitch.link;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;
import dev.hitch.connection.Connected;
import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.ConnectionService;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.id.RandomTokens;

/** Makes public tokens and exchanges each once. */
@ApplicationScoped
public class PublicTokenService {

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

    /** A token for the connection, within the transaction that is going on: that of {@link ConnectionService#connect}. */
    @WithTransaction
    public Uni<PublicToken> issue(ApplicationId application, ConnectionId connection) {
        PublicToken token = PublicToken.next(random);
        Instant now = clock.instant();
        return tokens.sweep(now)
                .chain(() -> tokens.insert(application, connection, token, now, now.plus(VALIDITY)))
                .replaceWith(token);
    }

    /**
     * The connection that {@code token} was made for. The token is spent, unless this fails.
     *
     * @return or fails with {@code not_found} where it is malformed, unknown, another application's, over or used
     */
    @WithTransaction
    Uni<Connected> exchange(ApplicationId application, String token) {
        return PublicToken.parse(token)
                .map(parsed -> tokens.use(application, parsed, clock.instant()))
                .orElseGet(() -> Uni.createFrom().nullItem())
                .onItem()
                .ifNull()
                .failWith(
                        () -> ApiException.of(
                                ErrorCode.NOT_FOUND,
                                "There is no such public token of this application, or it was used, or is older than 30 minutes."))
                .chain(connection -> connections.read(application, connection));
    }
}
