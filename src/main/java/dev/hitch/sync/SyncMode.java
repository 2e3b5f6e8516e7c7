package dev.hitch.sync;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** When a connection's data are brought up to date. */
public enum SyncMode {
    /** On a schedule. The default. */
    AUTOMATIC,
    /** On request only. */
    MANUAL;

    /** As the API writes it. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
