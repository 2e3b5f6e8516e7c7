package dev.hitch.connection;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.application.ApplicationId;
import dev.hitch.application.ApplicationService;
import dev.hitch.connection.ConnectionFailure.Kind;
import dev.hitch.connection.Proof.Seen;
import dev.hitch.credential.Credentials;
import dev.hitch.paging.PageRequest;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderAccount;
import dev.hitch.provider.ProviderCatalog;
import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFields;
import dev.hitch.provider.ProviderFields.Fault;

/**
 * Reads connections, and asks providers before {@link ConnectionWriteService} writes. While a provider is asked, no
 * database session is open.
 */
@ApplicationScoped
public class ConnectionService {

    private static final Logger LOG = Logger.getLogger(ConnectionService.class);

    private final ConnectionRepository connections;
    private final ApplicationService applications;
    private final ConnectionSecrets secrets;
    private final ConnectionViews views;
    private final ProviderCatalog providers;
    private final ConnectionWriteService writes;

    ConnectionService(
            ConnectionRepository connections,
            ApplicationService applications,
            ConnectionSecrets secrets,
            ConnectionViews views,
            ProviderCatalog providers,
            ConnectionWriteService writes) {
        this.connections = connections;
        this.applications = applications;
        this.secrets = secrets;
        this.views = views;
        this.providers = providers;
        this.writes = writes;
    }

    /**
     * Asks {@code provider} which account {@code given} opens. Call it with no database session open.
     *
     * @return the account; or fails with a {@link ConnectionFailure}: {@link Kind#INVALID_FIELDS}, or what the provider
     *     answered
     */
    public Uni<VerifiedCredentials> verify(Provider provider, Credentials given) {
        List<Fault> faults = ProviderFields.check(provider, given);
        if (!faults.isEmpty()) {
            return Uni.createFrom().failure(ConnectionFailure.invalidFields(faults));
        }
        Credentials credentials = ProviderFields.credentials(provider, given);
        LOG.tracef("Asks %s about %s", provider.code(), credentials);
        return ask(provider, credentials)
                .map(account -> new VerifiedCredentials(
                        provider.code(), credentials.with(account.remembered()), account, null));
    }

    /** Connects an account: asks the provider, then stores. Fails with a {@link ConnectionFailure}. */
    Uni<ConnectionWriteService.Outcome> connect(ApplicationId application, CreateConnection request) {
        LOG.tracef("%s asks for %s", application, request);
        return Uni.createFrom()
                .deferred(() -> verify(offered(request.provider()), request.credentials()))
                .chain(verified -> writes.connect(application, request, verified, ConnectedBy.API));
    }

    /**
     * Asks the provider about the stored credentials, too, where {@code verified} are of another user of an account
     * that is connected already. Call it with no database session open.
     *
     * @return {@code verified}, with the stored credentials if they are refused. Fails with a {@link ConnectionFailure}
     *     where the provider does not tell and the connection does not work at present
     */
    public Uni<VerifiedCredentials> compare(
            ApplicationId application, CreateConnection request, VerifiedCredentials verified) {
        return findSameAccount(application, request, verified).chain(stored -> {
            if (stored == null || stored.hasUserOf(verified.account())) {
                return Uni.createFrom().item(verified);
            }
            return isRefused(stored).map(refused -> refused ? verified.insteadOf(stored.credentials()) : verified);
        });
    }

    @WithSession
    Uni<Seen> findSameAccount(ApplicationId application, CreateConnection request, VerifiedCredentials verified) {
        String sourceId = verified.account().sourceId();
        return applications
                .read(application)
                .chain(owner -> owner.mergesConnections() && sourceId != null
                        ? connections
                                .findSameAccount(application, request.provider(), sourceId, request.externalId())
                                .map(found -> found == null ? null : found.seen())
                        : Uni.createFrom().nullItem());
    }

    private Uni<Boolean> isRefused(Seen stored) {
        Credentials credentials = secrets.credentials(stored.id(), stored.credentials());
        return ask(offered(stored.provider()), credentials)
                .map(opened -> !Objects.equals(opened.sourceId(), stored.sourceId()))
                .onFailure(ConnectionFailure.class)
                .recoverWithUni(failure -> ((ConnectionFailure) failure).isRefusal()
                        ? Uni.createFrom().item(true)
                        : stored.status() == ConnectionStatus.CONNECTED
                                ? Uni.createFrom().item(false)
                                : Uni.createFrom().failure(failure));
    }

    /**
     * Changes the connection. Where that connects it, the provider is asked about the stored credentials first; where
     * it refuses, nothing changes.
     *
     * @return or fails with a {@link ConnectionFailure}
     */
    Uni<ConnectionView> patch(ConnectionScope scope, PatchConnection patch) {
        return see(scope).chain(seen -> prove(seen, patch)).chain(proof -> writes.change(scope, patch, proof));
    }

    @WithSession
    Uni<Seen> see(ConnectionScope scope) {
        return found(connections.findAlive(scope)).map(Connection::seen);
    }

    private Uni<Proof> prove(Seen seen, PatchConnection patch) {
        if (!seen.asksProviderFor(patch)) {
            return Uni.createFrom().item(new Proof(seen, Optional.empty()));
        }
        Credentials stored = secrets.credentials(seen.id(), seen.credentials());
        return ask(offered(seen.provider()), stored).map(account -> new Proof(seen, Optional.of(account)));
    }

    private Uni<ProviderAccount> ask(Provider provider, Credentials credentials) {
        return providers
                .verify(provider, credentials)
                .onFailure(ProviderFailure.class)
                .transform(failure -> ConnectionFailure.of((ProviderFailure) failure));
    }

    private Provider offered(String code) {
        return providers.find(code).orElseThrow(() -> ConnectionFailure.of(Kind.PROVIDER_UNAVAILABLE));
    }

    /** The connection, with its agreements; or fails with {@link Kind#NOT_FOUND}. */
    @WithSession
    Uni<ConnectionView> read(ConnectionScope scope) {
        return found(connections.findAlive(scope))
                .chain(connection ->
                        applications.read(scope.application()).map(owner -> views.withAgreements(connection, owner)));
    }

    /** The application's connection {@code id}; or fails with {@link Kind#NOT_FOUND}, also where it was deleted. */
    @WithSession
    public Uni<ConnectionView> read(ApplicationId application, ConnectionId id) {
        return found(connections.findAlive(application, id))
                .chain(connection -> applications.read(application).map(owner -> views.of(connection, owner)));
    }

    /**
     * What is known of the connection {@code id} before its user signs in again; or fails with {@link Kind#NOT_FOUND}.
     */
    @WithSession
    public Uni<Standing> standing(ApplicationId application, ConnectionId id) {
        return found(connections.findAlive(application, id)).map(Connection::standing);
    }

    /** The application's connections that {@code search} finds. */
    @WithSession
    Uni<List<ConnectionView>> list(ApplicationId application, ConnectionSearch search, PageRequest page) {
        return applications.read(application).chain(owner -> connections
                .list(application, search, page)
                .map(found -> found.stream().map(row -> views.of(row, owner)).toList()));
    }

    private static Uni<Connection> found(Uni<Connection> search) {
        return search.onItem().ifNull().failWith(() -> ConnectionFailure.of(Kind.NOT_FOUND));
    }

    /**
     * Where a connection stands.
     *
     * @param provider the code of its provider
     * @param status its status
     * @param account the name of its user at the provider, else that of the account; null where neither is known
     */
    public record Standing(String provider, ConnectionStatus status, String account) {}
}
