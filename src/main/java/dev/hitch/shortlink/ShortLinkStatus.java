package dev.hitch.shortlink;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a short link opens. */
public enum ShortLinkStatus {
    /** It does. */
    LIVE,
    /** Its year is over. */
    EXPIRED,
    /** Its owner has closed it, before or after the year was over. */
    REVOKED;

    /** As the API writes it. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
