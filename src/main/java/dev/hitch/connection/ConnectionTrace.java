package dev.hitch.connection;

import io.smallrye.mutiny.Uni;

/**
 * What another feature has stored about connections. Whoever stores something implements this, so that it is erased with the
 * connection.
 */
public interface ConnectionTrace {

    /** Deletes what is stored about {@code connection}, in the transaction of the session that is open. */
    Uni<Void> erase(ConnectionId connection);
}
