package dev.hitch.connection;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.application.Application;
import dev.hitch.application.ApplicationId;
import dev.hitch.application.ApplicationService;
import dev.hitch.credential.Credentials;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderAccount;
import dev.hitch.provider.ProviderCatalog;
import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFields;

/** Connects accounts: asks the provider first, then stores or merges, in one transaction. */
@ApplicationScoped
public class ConnectionService {

    private static final Logger LOG = Logger.getLogger(ConnectionService.class);

    private final ProviderCatalog providers;
    private final ConnectionRepository connections;
    private final ApplicationService applications;
    private final ConnectionSecrets secrets;
    private final Clock clock;

    ConnectionService(
            ProviderCatalog providers,
            ConnectionRepository connections,
            ApplicationService applications,
            ConnectionSecrets secrets,
            Clock clock) {
        this.providers = providers;
        this.connections = connections;
        this.applications = applications;
        this.secrets = secrets;
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
        Credentials credentials = credentials(request);
        LOG.tracef("%s asks for %s with %s", application, request, credentials);
        return providers
                .verify(request.provider(), credentials)
                .onFailure(ProviderFailure.class)
                .transform(failure -> ConnectionErrors.of((ProviderFailure) failure))
                .chain(account -> createOrMerge(application, request, credentials, account, alongside));
    }

    private Credentials credentials(CreateConnection request) {
        Provider provider = providers.find(request.provider()).orElseThrow();
        List<Violation> violations =
                ProviderFields.check(provider, request.credentials(), Violation.BODY + ".credentials");
        if (!violations.isEmpty()) {
            throw ApiException.of(ErrorCode.BAD_REQUEST, violations);
        }
        return ProviderFields.credentials(provider, request.credentials());
    }

    @WithTransaction
    <T> Uni<T> createOrMerge(
            ApplicationId id,
            CreateConnection request,
            Credentials credentials,
            ProviderAccount account,
            Function<Connected, Uni<? extends T>> alongside) {
        return applications
                .read(id)
                .chain(owner -> existing(id, owner, request, account)
                        .chain(existing -> existing == null
                                ? create(id, request, credentials, account).map(made -> connected(made, owner, true))
                                : merge(existing, request, credentials, account)
                                        .map(kept -> connected(kept, owner, false))))
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

    private Uni<Connection> create(
            ApplicationId id, CreateConnection request, Credentials credentials, ProviderAccount account) {
        Connection connection = Connection.create(id, request, account, clock.instant());
        secrets.sealCredentials(connection, credentials);
        secrets.sealNewToken(connection);
        return connections.persistAndFlush(connection);
    }

    private Uni<Connection> merge(
            Connection existing, CreateConnection request, Credentials credentials, ProviderAccount account) {
        existing.merge(request, account, clock.instant());
        secrets.sealCredentials(existing, credentials);
        return connections.flush().replaceWith(existing);
    }

    /**
     * The application's connection that {@code token} names.
     *
     * @return or fails with {@code forbidden} where it names none, whatever the reason
     */
    @WithSession
    public Uni<Connected> current(ApplicationId id, String token) {
        return ConnectionToken.parse(token)
                .map(parsed -> connections.findByToken(id, parsed))
                .orElseGet(() -> Uni.createFrom().nullItem())
                .onItem()
                .ifNull()
                .failWith(() -> ApiException.of(
                        ErrorCode.FORBIDDEN, "The Connection-Token names no connection of this application."))
                .chain(found -> applications.read(id).map(owner -> connected(found, owner, false)));
    }

    /**
     * The application's connection {@code id}.
     *
     * @return or fails with {@code not_found}, also where it was deleted
     */
    @WithSession
    public Uni<Connected> read(ApplicationId application, ConnectionId id) {
        return connections
                .findAlive(application, id)
                .onItem()
                .ifNull()
                .failWith(ConnectionErrors::notFound)
                .chain(found -> applications.read(application).map(owner -> connected(found, owner, false)));
    }

    private Connected connected(Connection connection, Application owner, boolean created) {
        LOG.debugf("%s of %s, version %d", connection.id, connection.applicationId, connection.version);
        return new Connected(connection, secrets.token(connection), owner.publishableKey(), created);
    }
}
