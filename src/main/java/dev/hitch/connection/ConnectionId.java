package dev.hitch.connection;

import java.time.Instant;

import dev.hitch.id.Ulids;

/** Names a connection: {@code conn_} and a ULID. */
public record ConnectionId(String value) {

    private static final String PREFIX = "conn_";

    /** Refuses anything that is not such an identifier with {@link IllegalArgumentException}. */
    public ConnectionId {
        Ulids.require(PREFIX, value);
    }

    static ConnectionId next(Ulids ulids, Instant now) {
        return new ConnectionId(ulids.next(PREFIX, now));
    }

    @Override
    public String toString() {
        return value;
    }
}
