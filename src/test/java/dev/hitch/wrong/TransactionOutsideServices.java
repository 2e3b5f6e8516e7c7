package dev.hitch.wrong;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Draws a transaction and is no service. */
public class TransactionOutsideServices {

    @WithTransaction
    Uni<Void> store() {
        return Uni.createFrom().voidItem();
    }
}
