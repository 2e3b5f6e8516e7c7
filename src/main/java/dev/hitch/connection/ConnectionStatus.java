package dev.hitch.connection;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a connection stands. */
public enum ConnectionStatus {
    /** Active and authenticated. */
    CONNECTED,
    /** The credentials are no longer accepted; the user has to link the account again. */
    DISCONNECTED,
    /** Out of view; connecting the account again checks the credentials and brings it back. */
    ARCHIVED,
    /** To be erased when its grace is over; until then it can be called back. */
    PENDING_DELETION,
    /** Being erased. */
    DELETING,
    /** Erased; a stub without credentials and history remains. */
    DELETED;

    /** Those whose token opens the connection and whose user can sign in. */
    static final List<ConnectionStatus> ALIVE = List.of(CONNECTED, DISCONNECTED, ARCHIVED, PENDING_DELETION);

    /** The only list of allowed moves. A status may always stay what it is. */
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

    /** As the API writes it. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
