package dev.hitch.sync;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** When a connection's data are brought up to date. */
public enum SyncMode {
    /** On a schedule. The default. */
    AUTOMATIC("automatic"),
    /** On request only. */
    MANUAL("manual");

    @EnumeratedValue
    private final String word;

    SyncMode(String word) {
        this.word = word;
    }

    /** As the API and the database write it. */
    @JsonValue
    @Override
    public String toString() {
        return word;
    }
}
