package dev.hitch.wrong;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Deletes rows of every application. */
public class WithoutApplication {

    Uni<Long> clear(PanacheRepositoryBase<?, ?> rows) {
        return rows.deleteAll();
    }
}
