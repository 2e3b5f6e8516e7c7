package dev.hitch.wrong;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Runs SQL and is no repository. */
public class SqlOutsideRepositories {

    Uni<?> count(SqlClient database) {
        return database.query("SELECT 1").execute();
    }
}
