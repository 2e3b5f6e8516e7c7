package dev.hitch.application;

import java.time.Instant;

import dev.hitch.id.Ulids;

/** Names an application: {@code app_} and a ULID. Every query is scoped by one. */
public record ApplicationId(String value) {

    private static final String PREFIX = "app_";

    /** Refuses anything that is not such an identifier with {@link IllegalArgumentException}. */
    public ApplicationId {
        Ulids.require(PREFIX, value);
    }

    static ApplicationId next(Ulids ulids, Instant now) {
        return new ApplicationId(ulids.next(PREFIX, now));
    }

    @Override
    public String toString() {
        return value;
    }
}
