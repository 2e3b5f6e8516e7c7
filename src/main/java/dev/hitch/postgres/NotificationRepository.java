package dev.hitch.postgres;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.hitch.id.RandomTokens;

/** Notifies all listeners of a channel of the database. */
@ApplicationScoped
class NotificationRepository {

    private final Pool pool;
    private final RandomTokens tokens;

    NotificationRepository(Pool pool, RandomTokens tokens) {
        this.pool = pool;
        this.tokens = tokens;
    }

    /** A text that nobody else sends. */
    String newText() {
        return tokens.next("listening_");
    }

    /** Notifies {@code channel} of {@code text}. */
    Uni<Void> send(String channel, String text) {
        return pool.preparedQuery("SELECT pg_notify($1, $2)")
                .execute(Tuple.of(channel, text))
                .replaceWithVoid();
    }
}
