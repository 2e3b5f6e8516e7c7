package dev.hitch.connection;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.hitch.application.Application;
import dev.hitch.origin.PublicOrigins;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderCatalog;

/** Shows connections to the application that owns them, within the session that read them. */
@ApplicationScoped
class ConnectionViews {

    private final ConnectionSecrets secrets;
    private final ProviderCatalog providers;
    private final PublicOrigins origins;

    ConnectionViews(ConnectionSecrets secrets, ProviderCatalog providers, PublicOrigins origins) {
        this.secrets = secrets;
        this.providers = providers;
        this.origins = origins;
    }

    /** As it is shown everywhere but to who holds its token. */
    ConnectionView of(Connection connection, Application owner) {
        return view(connection, owner, null);
    }

    /** With its agreements. */
    ConnectionView withAgreements(Connection connection, Application owner) {
        return view(connection, owner, connection.agreements.of(connection));
    }

    private ConnectionView view(Connection row, Application owner, List<Agreements.View> agreements) {
        String name = providers.find(row.provider).map(Provider::name).orElse(row.provider);
        return new ConnectionView(
                row.id,
                row.company,
                row.account,
                row.status,
                new ConnectionView.ProviderName(row.provider, name),
                row.externalId,
                row.externalIdVerified(),
                row.sourceId,
                row.syncMode,
                secrets.token(row),
                List.of(row.tags),
                row.options,
                row.filters,
                row.isAlive() ? origins.linkUrl() + "/connection/" + row.id + "?key=" + owner.publishableKey() : null,
                agreements,
                row.createdAt,
                row.updatedAt);
    }
}
