package dev.hitch.provider;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How mature a provider is. */
public enum ProviderStatus {
    /** In use by customers. */
    LIVE,
    /** Works, and may still change. */
    BETA,
    /** For trying things out: no real account stands behind it. */
    SANDBOX,
    /** Existing connections go on; new ones should choose another. */
    DEPRECATED;

    /** As the API writes it. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
