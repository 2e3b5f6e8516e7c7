package dev.hitch.postgres;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;

/** Creates the pool of the reactive driver with the same options as a connection opened by hand. */
@Singleton
class DatabasePool implements PgPoolCreator {

    private final DatabaseUrl database;

    DatabasePool(DatabaseConfig config) {
        this.database = DatabaseUrl.parse("DATABASE_URL", config.url());
    }

    @Override
    public Pool create(Input input) {
        List<SqlConnectOptions> hosts = input.pgConnectOptionsList().stream()
                .<SqlConnectOptions>map(database::complete)
                .toList();
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(hosts)
                .using(input.vertx())
                .build();
    }
}
