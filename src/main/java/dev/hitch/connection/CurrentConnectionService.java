package dev.hitch.connection;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import dev.hitch.application.Application;
import dev.hitch.application.ApplicationId;
import dev.hitch.application.ApplicationService;
import dev.hitch.error.ErrorCode;
import dev.hitch.provider.ProviderAccount;

/** Reads and changes the connection that a token names. */
@ApplicationScoped
class CurrentConnectionService {

    private final ConnectionRepository connections;
    private final ApplicationService applications;
    private final CredentialCheck credentials;
    private final ConnectionSecrets secrets;
    private final Clock clock;

    CurrentConnectionService(
            ConnectionRepository connections,
            ApplicationService applications,
            CredentialCheck credentials,
            ConnectionSecrets secrets,
            Clock clock) {
        this.connections = connections;
        this.applications = applications;
        this.credentials = credentials;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * The application's connection that {@code token} names.
     *
     * @return or fails with {@code forbidden} where it names none, whatever the reason
     */
    @WithSession
    Uni<Connected> read(ApplicationId application, String token) {
        return find(application, token)
                .chain(found -> applications.read(application).map(owner -> secrets.reveal(found, owner, false)));
    }

    @WithSession
    Uni<Connection> find(ApplicationId application, String token) {
        return found(connections.findByToken(application, token));
    }

    /**
     * The connection after taking over {@code patch}. Where that connects it, the provider is asked first, with no database
     * connection held; where it refuses, nothing changes.
     *
     * @return or fails with {@code forbidden}; as {@link ConnectionService#connect} does; or with {@code conflict} where the
     *     change no longer fits, or another connection of the account has the external id
     */
    Uni<Connected> patch(ApplicationId application, String token, PatchConnection patch) {
        return find(application, token).chain(seen -> reconnected(seen, patch)
                .chain(account -> change(application, token, patch, seen, account)));
    }

    /** What the stored credentials open, or null where nobody has to be asked. */
    private Uni<ProviderAccount> reconnected(Connection seen, PatchConnection patch) {
        boolean asks = patch.statusOr(seen.status) == ConnectionStatus.CONNECTED
                && seen.status != ConnectionStatus.CONNECTED
                && seen.status != ConnectionStatus.PENDING_DELETION;
        return asks
                ? credentials.verifyStored(seen.provider, secrets.credentials(seen))
                : Uni.createFrom().nullItem();
    }

    @WithTransaction
    Uni<Connected> change(
            ApplicationId application, String token, PatchConnection patch, Connection seen, ProviderAccount account) {
        return applications.read(application).chain(owner -> lock(application, token, patch, seen)
                .call(connection -> refuseSameExternalId(owner, connection, patch))
                .invoke(connection -> takeOver(connection, patch, seen, account))
                .call(connections::flush)
                .map(connection -> secrets.reveal(connection, owner, false)));
    }

    // The account first, as whoever connects it does: the other way round, the two could wait for each other.
    private Uni<Connection> lock(ApplicationId application, String token, PatchConnection patch, Connection seen) {
        Uni<Void> account = patch.externalId() == null || seen.sourceId == null
                ? Uni.createFrom().voidItem()
                : connections.lockAccount(application, seen.provider, seen.sourceId);
        return account.chain(() -> found(connections.lockByToken(application, token)));
    }

    private Uni<Void> refuseSameExternalId(Application owner, Connection connection, PatchConnection patch) {
        String wanted = patch.externalIdOr(connection.externalId);
        if (!owner.mergesConnections()
                || connection.sourceId == null
                || Objects.equals(wanted, connection.externalId)) {
            return Uni.createFrom().voidItem();
        }
        return connections
                .findTwin(connection, wanted)
                .onItem()
                .ifNotNull()
                .invoke(other -> {
                    throw ConnectionErrors.sameExternalId(new ConnectionId(other.id));
                })
                .replaceWithVoid();
    }

    private void takeOver(Connection connection, PatchConnection patch, Connection seen, ProviderAccount account) {
        Instant now = clock.instant();
        boolean connects = patch.statusOr(connection.status) == ConnectionStatus.CONNECTED
                && connection.status != ConnectionStatus.CONNECTED;
        if (connects && !isAsSeen(connection, seen)) {
            throw ConnectionErrors.changedMeanwhile();
        }
        if (connects && account != null) {
            if (!connection.isOf(account)) {
                throw ConnectionErrors.notReconnected(ErrorCode.UNPROCESSABLE_ENTITY);
            }
            connection.authenticated(account, now);
        }
        connection.apply(patch, now);
    }

    private static boolean isAsSeen(Connection connection, Connection seen) {
        return connection.status == seen.status && Arrays.equals(connection.credentialsBox, seen.credentialsBox);
    }

    private static Uni<Connection> found(Uni<Connection> search) {
        return search.onItem().ifNull().failWith(ConnectionErrors::unknownToken);
    }
}
