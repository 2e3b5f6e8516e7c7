package dev.hitch.wrong;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Leaves its transaction by way of a repository. */
public class PoolInTransactionService {

    private final PoolRepository rows = new PoolRepository();

    @WithTransaction
    Uni<Long> store() {
        return Uni.createFrom().voidItem().chain(() -> count()).map(found -> found + 1);
    }

    private Uni<Long> count() {
        return rows.count();
    }

    /** Uses the pool, as a repository may. */
    static class PoolRepository {

        private Pool pool;

        Uni<Long> count() {
            return pool.query("SELECT 1").execute().map(rows -> (long) rows.rowCount());
        }
    }
}
