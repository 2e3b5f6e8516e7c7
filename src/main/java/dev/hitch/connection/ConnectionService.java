package dev.hitch.connection;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.application.Application;
import dev.hitch.application.ApplicationId;
import dev.hitch.application.ApplicationService;
import dev.hitch.error.ApiException;
import dev.hitch.id.Ulids;
import dev.hitch.provider.ProviderAccount;

/** Connects accounts: asks the provider first, then stores or merges, in one transaction. */
@ApplicationScoped
public class ConnectionService {

    private static final Logger LOG = Logger.getLogger(ConnectionService.class);

    private final CredentialCheck credentials;
    private final ConnectionRepository connections;
    private final ApplicationService applications;
    private final ConnectionSecrets secrets;
    private final Ulids ulids;
    private final Clock clock;

    ConnectionService(
            CredentialCheck credentials,
            ConnectionRepository connections,
            ApplicationService applications,
            ConnectionSecrets secrets,
            Ulids ulids,
            Clock clock) {
        this.credentials = credentials;
        this.connections = connections;
        this.applications = applications;
        this.secrets = secrets;
        this.ulids = ulids;
        this.clock = clock;
    }

    /**
     * Connects the account that the credentials open. While the provider is asked, no database connection is held; where it
     * refuses, nothing is stored.
     *
     * @return or fails with an {@link ApiException}: {@code bad_request}, {@code invalid_credentials}, {@code
     *     insufficient_permissions}, {@code too_many_requests}, {@code bad_gateway}, {@code gateway_timeout}
     */
    public Uni<Connected> connect(ApplicationId application, CreateConnection request) {
        return connect(application, request, connected -> Uni.createFrom().item(connected));
    }

    /**
     * The same; {@code alongside} is called in the transaction that stores the connection, for what has to be stored with it or
     * not at all. Where it fails, so does this, and nothing is stored.
     */
    public <T> Uni<T> connect(
            ApplicationId application, CreateConnection request, Function<Connected, Uni<? extends T>> alongside) {
        LOG.tracef("%s asks for %s", application, request);
        return credentials
                .verify(request.provider(), request.credentials())
                .chain(verified -> createOrMerge(application, request, verified, alongside));
    }

    @WithTransaction
    <T> Uni<T> createOrMerge(
            ApplicationId id,
            CreateConnection request,
            Verified verified,
            Function<Connected, Uni<? extends T>> alongside) {
        return applications
                .read(id)
                .chain(owner -> existing(id, owner, request, verified.account())
                        .chain(existing -> existing == null
                                ? create(id, request, verified).map(made -> connected(made, owner, true))
                                : merge(existing, request, verified).map(kept -> connected(kept, owner, false))))
                .chain(alongside);
    }

    private Uni<Connection> existing(
            ApplicationId id, Application owner, CreateConnection request, ProviderAccount account) {
        if (!owner.mergesConnections() || account.sourceId() == null) {
            return Uni.createFrom().nullItem();
        }
        return connections
                .lockAccount(id, request.provider(), account.sourceId())
                .chain(() ->
                        connections.findSameAccount(id, request.provider(), account.sourceId(), request.externalId()));
    }

    private Uni<Connection> create(ApplicationId id, CreateConnection request, Verified verified) {
        Instant now = clock.instant();
        Connection connection = Connection.create(ConnectionId.next(ulids, now), id, request, verified.account(), now);
        connection.agree(Agreements.of(request.agreements(), ulids, now));
        secrets.sealCredentials(connection, verified.credentials());
        secrets.sealNewToken(connection);
        return connections.persistAndFlush(connection);
    }

    private Uni<Connection> merge(Connection existing, CreateConnection request, Verified verified) {
        Instant now = clock.instant();
        existing.merge(request, verified.account(), now);
        existing.agree(Agreements.of(request.agreements(), ulids, now));
        secrets.sealCredentials(existing, verified.credentials());
        return connections.flush().replaceWith(existing);
    }

    /**
     * Gives a connection new credentials for its account: it is connected again whatever it was, under the same id and token.
     * While the provider is asked, no database connection is held; where it refuses, nothing changes.
     *
     * @param alongside as for {@link #connect(ApplicationId, CreateConnection, Function)}
     * @return or fails as {@code connect} does; with {@code not_found} where there is no such connection or it was deleted; with
     *     {@code unprocessable_entity} where the credentials open another account
     */
    public <T> Uni<T> reauthenticate(
            ApplicationId application,
            ConnectionId id,
            Map<String, String> given,
            Function<Connected, Uni<? extends T>> alongside) {
        return provider(application, id)
                .chain(provider -> credentials.verify(provider, given))
                .chain(verified -> renew(application, id, verified, alongside));
    }

    /** The code of the provider of the connection {@code id}; or fails with {@code not_found}. */
    @WithSession
    public Uni<String> provider(ApplicationId application, ConnectionId id) {
        return found(connections.findAlive(application, id)).map(connection -> connection.provider);
    }

    @WithTransaction
    <T> Uni<T> renew(
            ApplicationId application,
            ConnectionId id,
            Verified verified,
            Function<Connected, Uni<? extends T>> alongside) {
        return found(connections.lockAlive(application, id))
                .invoke(connection -> renew(connection, verified))
                .call(connections::flush)
                .chain(connection -> applications.read(application).map(owner -> connected(connection, owner, false)))
                .chain(alongside);
    }

    private void renew(Connection connection, Verified verified) {
        if (!connection.isOf(verified.account())) {
            throw ConnectionErrors.anotherAccount();
        }
        connection.authenticated(verified.account(), clock.instant());
        secrets.sealCredentials(connection, verified.credentials());
    }

    /**
     * The application's connection {@code id}.
     *
     * @return or fails with {@code not_found}, also where it was deleted
     */
    @WithSession
    public Uni<Connected> read(ApplicationId application, ConnectionId id) {
        return found(connections.findAlive(application, id))
                .chain(connection -> applications.read(application).map(owner -> connected(connection, owner, false)));
    }

    private static Uni<Connection> found(Uni<Connection> search) {
        return search.onItem().ifNull().failWith(ConnectionErrors::notFound);
    }

    private Connected connected(Connection connection, Application owner, boolean created) {
        LOG.debugf("%s of %s, version %d", connection.id, connection.applicationId, connection.version);
        return secrets.reveal(connection, owner, created);
    }
}
