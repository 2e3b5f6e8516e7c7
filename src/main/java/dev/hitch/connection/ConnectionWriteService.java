package dev.hitch.connection;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.application.Application;
import dev.hitch.application.ApplicationId;
import dev.hitch.application.ApplicationService;
import dev.hitch.connection.Connection.Change;
import dev.hitch.connection.Connection.SignIn;
import dev.hitch.connection.ConnectionFailure.Kind;
import dev.hitch.credential.Sealed;
import dev.hitch.id.Ulids;

/**
 * The one way in which the row of a connection is written: lock it, let the entity decide, write it, record what
 * changed. Each method joins the transaction that is open, or opens one. Call none while a provider is being asked.
 */
@ApplicationScoped
public class ConnectionWriteService {

    private static final Logger LOG = Logger.getLogger(ConnectionWriteService.class);

    private final ConnectionRepository connections;
    private final ApplicationService applications;
    private final ConnectionSecrets secrets;
    private final ConnectionViews views;
    private final ConnectionSchedule schedule;
    private final Ulids ulids;

    ConnectionWriteService(
            ConnectionRepository connections,
            ApplicationService applications,
            ConnectionSecrets secrets,
            ConnectionViews views,
            ConnectionSchedule schedule,
            Ulids ulids) {
        this.connections = connections;
        this.applications = applications;
        this.secrets = secrets;
        this.views = views;
        this.schedule = schedule;
        this.ulids = ulids;
    }

    /**
     * Stores an account that {@link ConnectionService#verify} has opened: as a new connection, or in the one of the
     * same account.
     *
     * @return or fails with {@link Kind#OVER_LIMIT}
     */
    @WithTransaction
    public Uni<Outcome> connect(
            ApplicationId application, CreateConnection request, VerifiedCredentials verified, ConnectedBy by) {
        return applications.read(application).chain(owner -> lockSameAccount(owner, request, verified)
                .chain(existing -> existing == null
                        ? create(owner, request, verified, by)
                        : connect(existing, request, verified, by)
                                .map(done -> outcome(Outcome.Kind.MERGED, existing, owner))));
    }

    private Uni<Connection> lockSameAccount(Application owner, CreateConnection request, VerifiedCredentials verified) {
        String sourceId = verified.account().sourceId();
        if (!owner.mergesConnections() || sourceId == null) {
            return Uni.createFrom().nullItem();
        }
        return connections
                .lockAccount(owner.id(), request.provider(), sourceId)
                .chain(() ->
                        connections.lockSameAccount(owner.id(), request.provider(), sourceId, request.externalId()));
    }

    private Uni<Outcome> create(
            Application owner, CreateConnection request, VerifiedCredentials verified, ConnectedBy by) {
        Instant now = schedule.now();
        Connection made = Connection.create(ConnectionId.next(ulids, now), owner.id(), request, now);
        secrets.issueToken(made);
        return connect(made, request, verified, by).map(done -> outcome(Outcome.Kind.CREATED, made, owner));
    }

    private Uni<Change> connect(
            Connection connection, CreateConnection request, VerifiedCredentials verified, ConnectedBy by) {
        boolean replaces = connection.replacesCredentials(verified, by);
        return write(connection, connection.connect(request, by, ulids, signIn(connection, verified), replaces));
    }

    /**
     * Gives a connection new credentials for its account: it is connected again whatever it was, under the same id and
     * token.
     *
     * @return or fails with {@link Kind#NOT_FOUND}, also where it was deleted, {@link Kind#ANOTHER_ACCOUNT} or
     *     {@link Kind#CONNECTED_ANEW}
     */
    @WithTransaction
    public Uni<Outcome> renew(ApplicationId application, ConnectionId id, VerifiedCredentials verified) {
        return applications.read(application).chain(owner -> lockAccount(
                        application, verified.provider(), verified.account().sourceId())
                .chain(() -> found(connections.lockAlive(application, id)))
                .call(connection -> refuseTwin(owner, connection, ConnectionStatus.CONNECTED, connection.externalId))
                .call(connection -> write(connection, connection.renew(signIn(connection, verified))))
                .map(connection -> outcome(Outcome.Kind.RENEWED, connection, owner)));
    }

    private SignIn signIn(Connection connection, VerifiedCredentials verified) {
        Instant now = schedule.now();
        Sealed sealed = secrets.seal(connection.id(), verified.credentials());
        return new SignIn(verified.account(), sealed, now, schedule.checkAfterSignIn(now));
    }

    private Outcome outcome(Outcome.Kind kind, Connection connection, Application owner) {
        return new Outcome(kind, views.of(connection, owner));
    }

    /**
     * Changes what {@code patch} names.
     *
     * @return or fails with {@link Kind#NOT_FOUND}, {@link Kind#CHANGED_MEANWHILE}, {@link Kind#ANOTHER_ACCOUNT},
     *     {@link Kind#EXTERNAL_ID_TAKEN} or {@link Kind#CONNECTED_ANEW}
     */
    @WithTransaction
    Uni<ConnectionView> change(ConnectionScope scope, PatchConnection patch, Proof proof) {
        return applications.read(scope.application()).chain(owner -> lock(scope, patch, proof.seen())
                .call(connection -> refuseTwin(
                        owner,
                        connection,
                        patch.statusOr(connection.status),
                        patch.externalIdOr(connection.externalId)))
                .call(connection -> write(connection, apply(connection, patch, proof)))
                .map(connection -> views.withAgreements(connection, owner)));
    }

    // The account first, as connecting does: in the other order the two could wait for each other.
    private Uni<Connection> lock(ConnectionScope scope, PatchConnection patch, Proof.Seen seen) {
        Uni<Void> account = patch.externalId() == null && patch.status() == null
                ? Uni.createFrom().voidItem()
                : lockAccount(scope.application(), seen.provider(), seen.sourceId());
        return account.chain(() -> found(connections.lockAlive(scope)));
    }

    private Uni<Void> lockAccount(ApplicationId application, String provider, String sourceId) {
        return sourceId == null
                ? Uni.createFrom().voidItem()
                : connections.lockAccount(application, provider, sourceId);
    }

    /** Refuses where connecting the account again could mean another connection as well, and could not before. */
    private Uni<Void> refuseTwin(Application owner, Connection connection, ConnectionStatus next, String externalId) {
        if (!owner.mergesConnections() || !connection.entersMerging(next, externalId)) {
            return Uni.createFrom().voidItem();
        }
        boolean back = connection.status == ConnectionStatus.PENDING_DELETION;
        return connections
                .findTwin(connection, externalId, back)
                .onItem()
                .ifNotNull()
                .transformToUni(twin -> Uni.createFrom()
                        .failure(ConnectionFailure.of(back ? Kind.CONNECTED_ANEW : Kind.EXTERNAL_ID_TAKEN, twin.id())))
                .replaceWithVoid();
    }

    private Change apply(Connection connection, PatchConnection patch, Proof proof) {
        Instant now = schedule.now();
        return connection.apply(patch, proof, now, schedule.checkAfterSignIn(now));
    }

    /**
     * Has the connection erased once its grace period is over.
     *
     * @return when that is; or fails with {@link Kind#NOT_FOUND}
     */
    @WithTransaction
    Uni<Instant> requestDeletion(ConnectionScope scope) {
        return found(connections.lockAlive(scope))
                .call(connection -> {
                    Instant now = schedule.now();
                    return write(connection, connection.requestDeletion(schedule.eraseAfter(now), now));
                })
                .map(connection -> connection.deleteAfter);
    }

    /**
     * A check has found that the provider refuses {@code credentials}.
     *
     * @return whether that disconnected the connection: not where it has others by now, or is no longer connected
     */
    @WithTransaction
    public Uni<Boolean> refuse(ApplicationId application, ConnectionId id, Sealed credentials) {
        return connections
                .lockAlive(application, id)
                .chain(connection -> connection == null
                        ? Uni.createFrom().item(false)
                        : write(connection, connection.refuse(credentials, schedule.now()))
                                .map(Change::ofStatus));
    }

    /** Begins to erase up to {@code limit} connections whose deletion is due, those due longest first. */
    @WithTransaction
    public Uni<List<ConnectionId>> beginErasing(Instant leasedUntil, int limit) {
        Instant now = schedule.now();
        return connections
                .lockDueDeletions(now, limit)
                .invoke(due -> due.forEach(one -> record(one, one.beginErasing(leasedUntil, now))))
                .call(connections::flush)
                .map(due -> due.stream().map(Connection::id).toList());
    }

    /**
     * Erases the connection {@code id} if it is being erased.
     *
     * @return whether it was; not where another replica has done it
     */
    @WithTransaction
    public Uni<Boolean> erase(ConnectionId id) {
        return connections
                .lockDeleting(id)
                .chain(connection -> connection == null
                        ? Uni.createFrom().item(false)
                        : write(connection, connection.erase(schedule.now())).replaceWith(true));
    }

    private Uni<Change> write(Connection connection, Change change) {
        record(connection, change);
        return connections.persistAndFlush(connection).replaceWith(change);
    }

    // The place for events: later they are stored here, in the same transaction.
    private static void record(Connection connection, Change change) {
        LOG.debugf("%s of %s: %s", connection.id, connection.applicationId, change);
    }

    private static Uni<Connection> found(Uni<Connection> search) {
        return search.onItem().ifNull().failWith(() -> ConnectionFailure.of(Kind.NOT_FOUND));
    }

    /**
     * What came of connecting an account.
     *
     * @param connection as its owner sees it, with its token
     */
    public record Outcome(Kind kind, ConnectionView connection) {

        /** How it was connected. */
        public enum Kind {
            /** A new connection was made. */
            CREATED,
            /** The connection of the same account was connected again, with the new tags added. */
            MERGED,
            /** The user signed in again to a connection that was named. */
            RENEWED
        }
    }
}
