package dev.hitch.postgres;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;

import dev.hitch.id.RandomTokens;

/** Lets a feature receive the notifications of a channel of the database. */
@ApplicationScoped
public class Notifications {

    private final List<PgConnectOptions> hosts;
    private final Vertx vertx;
    private final RandomTokens tokens;

    Notifications(DatabaseConfig config, Vertx vertx, RandomTokens tokens) {
        this.hosts = config.listenUrl()
                .map(url -> DatabaseUrl.parse("HITCH_DATABASE_LISTEN_URL", url).connections())
                .orElse(List.of());
        this.vertx = vertx;
        this.tokens = tokens;
    }

    /** Whether there is a database URL to listen at. */
    public boolean possible() {
        return !hosts.isEmpty();
    }

    /**
     * Calls {@code listener} for {@code channel} from now on until it is closed; reconnects after every loss of the
     * connection. Returns at once.
     */
    public Listening listen(String channel, Listening.Listener listener) {
        Listening listening = new Listening(vertx, hosts, channel, () -> tokens.next("listening_"), listener);
        listening.start();
        return listening;
    }
}
