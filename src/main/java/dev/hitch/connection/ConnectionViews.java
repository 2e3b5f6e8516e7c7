package dev.hitch.connection;

import jakarta.enterprise.context.ApplicationScoped;

import dev.hitch.origin.PublicOrigins;
import dev.hitch.provider.ProviderCatalog;

/** Shows connections to their owner. */
@ApplicationScoped
public class ConnectionViews {

    private final ProviderCatalog providers;
    private final PublicOrigins origins;

    ConnectionViews(ProviderCatalog providers, PublicOrigins origins) {
        this.providers = providers;
        this.origins = origins;
    }

    /** As every call shows it. */
    public ConnectionView of(Connected connected) {
        return ConnectionView.of(connected, providers, origins);
    }

    /** With its agreements. */
    ConnectionView whole(Connected connected) {
        return ConnectionView.whole(connected, providers, origins);
    }
}
