package dev.hitch.shortlink;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a short link opens. */
public enum ShortLinkStatus {
    /** It opens. */
    LIVE,
    /** It is older than a year. */
    EXPIRED,
    /** Its owner has revoked it, before or after it expired. */
    REVOKED;

    /** The status at {@code now}. {@code expiresAt} is the first instant at which the link does not open. */
    public static ShortLinkStatus of(Instant expiresAt, boolean revoked, Instant now) {
        return revoked ? REVOKED : now.isBefore(expiresAt) ? LIVE : EXPIRED;
    }

    /** As the API writes it. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
