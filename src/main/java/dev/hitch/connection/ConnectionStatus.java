package dev.hitch.connection;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a connection stands. */
public enum ConnectionStatus {
    /** Active and authenticated. */
    CONNECTED("connected"),
    /** The credentials are no longer accepted; the user has to link the account again. */
    DISCONNECTED("disconnected"),
    /** Hidden by its owner; connecting the account again makes it connected again. */
    ARCHIVED("archived"),
    /** To be erased when the grace period is over; until then the deletion can be cancelled. */
    PENDING_DELETION("pending_deletion"),
    /** Being erased. */
    DELETING("deleting"),
    /** Erased; a stub without credentials and history remains. */
    DELETED("deleted");

    @EnumeratedValue
    private final String word;

    ConnectionStatus(String word) {
        this.word = word;
    }

    /** Those whose token opens the connection and whose user can sign in. */
    static final List<ConnectionStatus> ALIVE = List.of(CONNECTED, DISCONNECTED, ARCHIVED, PENDING_DELETION);

    /** Those that connecting their account again leads to. */
    static final List<ConnectionStatus> MERGED = List.of(CONNECTED, DISCONNECTED, ARCHIVED);

    /** The only list of allowed transitions. A status may always stay as it is. */
    boolean canBecome(ConnectionStatus next) {
        Set<ConnectionStatus> allowed =
                switch (this) {
                    case CONNECTED -> EnumSet.of(DISCONNECTED, ARCHIVED, PENDING_DELETION);
                    case DISCONNECTED -> EnumSet.of(CONNECTED, ARCHIVED, PENDING_DELETION);
                    case ARCHIVED -> EnumSet.of(CONNECTED, DISCONNECTED, PENDING_DELETION);
                    case PENDING_DELETION -> EnumSet.of(CONNECTED, DISCONNECTED, ARCHIVED, DELETING);
                    case DELETING -> EnumSet.of(DELETED);
                    case DELETED -> EnumSet.noneOf(ConnectionStatus.class);
                };
        return next == this || allowed.contains(next);
    }

    /** As the API and the database write it. */
    @JsonValue
    @Override
    public String toString() {
        return word;
    }
}
