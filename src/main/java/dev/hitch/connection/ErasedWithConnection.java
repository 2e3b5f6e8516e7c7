package dev.hitch.connection;

import io.smallrye.mutiny.Uni;

/** What another feature stores about connections. Who stores such data implements this, so that they are erased too. */
public interface ErasedWithConnection {

    /** Deletes what is stored about {@code connection}, in the transaction that is open. */
    Uni<Void> erase(ConnectionId connection);
}
