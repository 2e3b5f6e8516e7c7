package dev.hitch.connection;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

import dev.hitch.application.ApplicationId;
import dev.hitch.connection.ConnectionFailure.Kind;
import dev.hitch.connection.ConnectionService.Standing;
import dev.hitch.connection.Proof.Seen;
import dev.hitch.credential.Sealed;
import dev.hitch.id.SecretToken;
import dev.hitch.id.Ulids;
import dev.hitch.provider.ProviderAccount;
import dev.hitch.sync.Backfill;
import dev.hitch.sync.SyncMode;

import static dev.hitch.connection.ConnectionStatus.CONNECTED;
import static dev.hitch.connection.ConnectionStatus.DELETED;
import static dev.hitch.connection.ConnectionStatus.DELETING;
import static dev.hitch.connection.ConnectionStatus.DISCONNECTED;
import static dev.hitch.connection.ConnectionStatus.PENDING_DELETION;

/**
 * An application's authenticated access to one account of one provider. Its methods are the decisions about it: each
 * changes the fields, or fails before it has changed any, and returns what changed.
 */
@Entity
// Updates only the columns that changed: a transaction that began before a secret was re-sealed must not write the old
// box back.
@DynamicUpdate
@Table(name = "connection")
public class Connection {

    @Id
    String id;

    @Column(name = "application_id")
    String applicationId;

    String provider;

    @Column(name = "source_id")
    String sourceId;

    @Column(name = "external_id")
    String externalId;

    /** The external id that the application itself has named; null where it never did. */
    @Column(name = "verified_external_id")
    String verifiedExternalId;

    @Enumerated(EnumType.STRING)
    ConnectionStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Company company;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Account account;

    @Column(name = "sync_mode")
    @Enumerated(EnumType.STRING)
    SyncMode syncMode;

    @Column(name = "backfill_from")
    Instant backfillFrom;

    String[] tags;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    // Replaced as a whole, never changed in place.
    ObjectNode options;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    ConnectionFilters filters;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Agreements agreements;

    @Column(name = "token_hash")
    byte[] tokenHash;

    @Column(name = "token_key_id")
    String tokenKeyId;

    @Column(name = "token_box")
    byte[] tokenBox;

    @Column(name = "credentials_key_id")
    String credentialsKeyId;

    @Column(name = "credentials_box")
    byte[] credentialsBox;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /**
     * While a deletion is pending: when it may begin. While it runs: when another replica may take it over. Else null.
     */
    @Column(name = "delete_after")
    Instant deleteAfter;

    /** When the credentials are checked next. For a new row the database draws a time within a day. */
    @Column(name = "check_at", insertable = false)
    Instant checkAt;

    @Version
    int version;

    /** For Hibernate. */
    protected Connection() {}

    /**
     * A sign-in that the provider has accepted.
     *
     * @param credentials the accepted credentials, encrypted for this row
     * @param nextCheck when they are checked again
     */
    record SignIn(ProviderAccount account, Sealed credentials, Instant at, Instant nextCheck) {}

    /**
     * What a decision changed.
     *
     * @param before the status before; null for a new connection
     * @param after the status afterwards
     * @param updated whether anything else that the owner sees has changed
     */
    record Change(ConnectionStatus before, ConnectionStatus after, boolean updated) {

        boolean ofStatus() {
            return before != after;
        }
    }

    /** A new connection; {@link #connect} completes it. */
    static Connection create(ConnectionId id, ApplicationId application, CreateConnection request, Instant now) {
        Connection connection = new Connection();
        connection.id = id.value();
        connection.applicationId = application.value();
        connection.provider = request.provider();
        connection.company = Company.UNKNOWN;
        connection.syncMode = Optional.ofNullable(request.syncMode()).orElse(SyncMode.AUTOMATIC);
        connection.tags = new String[0];
        connection.options = Optional.ofNullable(request.options()).orElseGet(JsonNodeFactory.instance::objectNode);
        connection.agreements = Agreements.NONE;
        connection.createdAt = now;
        connection.backfillFrom = Optional.ofNullable(request.backfill())
                .flatMap((Backfill backfill) -> backfill.from(now))
                .orElse(null);
        return connection;
    }

    /**
     * An account was connected, for the first time or again: new tags and agreements are added, unknown company data
     * and a missing external id are filled in, and the connection is connected whatever it was. All else stays.
     *
     * @param replaces whether its credentials are replaced; see {@link #replacesCredentials}
     * @throws ConnectionFailure where it would have more tags or agreements than a request may name
     */
    Change connect(CreateConnection request, ConnectedBy by, Ulids ulids, SignIn signIn, boolean replaces) {
        boolean added = add(request, by, ulids, signIn.at());
        if (replaces) {
            accept(signIn);
        } else if (status != CONNECTED) {
            checkAt = signIn.at();
        }
        return become(CONNECTED, added || replaces, signIn.at());
    }

    /** Whether that changed anything. */
    private boolean add(CreateConnection request, ConnectedBy by, Ulids ulids, Instant now) {
        Additions additions = new Additions();
        List<String> allTags = additions.add(
                "tags", CreateConnection.MOST_TAGS, List.of(tags), request.tags(), List::contains, tag -> tag);
        Agreements all = agreements.plus(request.agreements(), additions, ulids, now);
        additions.require();
        List<Object> before = settings();
        boolean agreed = !all.equals(agreements);
        tags = allTags.toArray(String[]::new);
        agreements = all;
        company = request.company() == null ? company : company.orElse(request.company());
        externalId = externalId == null ? request.externalId() : externalId;
        // One that is verified stays so whoever signs in: only the application can name another.
        if (by != ConnectedBy.UNSIGNED_LINK && externalId != null && externalId.equals(request.externalId())) {
            verifiedExternalId = externalId;
        }
        return agreed || !settings().equals(before);
    }

    /**
     * Whether {@code verified} take the place of its credentials: on Link only those of the same user, unless it has
     * none yet or the provider has refused what is stored.
     */
    boolean replacesCredentials(VerifiedCredentials verified, ConnectedBy by) {
        return by == ConnectedBy.API
                || credentialsBox == null
                || seen().hasUserOf(verified.account())
                || verified.refused() != null
                        && Arrays.equals(credentialsBox, verified.refused().box());
    }

    /**
     * The user has signed in again: it is connected whatever it was.
     *
     * @throws ConnectionFailure where the credentials open another account
     */
    Change renew(SignIn signIn) {
        requireAccount(signIn.account());
        accept(signIn);
        return become(CONNECTED, true, signIn.at());
    }

    /** What is known of it before its user signs in again. */
    Standing standing() {
        return new Standing(provider, status, user() == null ? account.name() : user());
    }

    private String user() {
        return account.user() == null ? null : account.user().sourceId();
    }

    private void accept(SignIn signIn) {
        sourceId = signIn.account().sourceId();
        account = Account.of(signIn.account());
        credentialsKeyId = signIn.credentials().keyId();
        credentialsBox = signIn.credentials().box();
        checkAt = signIn.nextCheck();
    }

    // A provider may tell no id of the account; then any account is taken.
    private void requireAccount(ProviderAccount opened) {
        if (sourceId != null && !sourceId.equals(opened.sourceId())) {
            throw ConnectionFailure.of(Kind.ANOTHER_ACCOUNT);
        }
    }

    /** The provider refused {@code refused}: disconnects, unless the connection has other credentials by now. */
    Change refuse(Sealed refused, Instant now) {
        boolean present = status == CONNECTED && Arrays.equals(credentialsBox, refused.box());
        return become(present ? DISCONNECTED : status, false, now);
    }

    /**
     * Whether connecting its account again leads to it once it is {@code next} and has the external id
     * {@code external}, and did not before: then no other connection may mean the same.
     */
    boolean entersMerging(ConnectionStatus next, String external) {
        return sourceId != null
                && ConnectionStatus.MERGED.contains(next)
                && (!ConnectionStatus.MERGED.contains(status) || !Objects.equals(external, externalId));
    }

    /**
     * Takes over what {@code patch} names.
     *
     * @param nextCheck when credentials that the provider has just accepted are checked again
     * @throws ConnectionFailure where the patch connects, and the status or the credentials are no longer those that
     *     the proof is about, or the credentials open another account
     */
    Change apply(PatchConnection patch, Proof proof, Instant now, Instant nextCheck) {
        Seen present = seen();
        boolean accepted = present.asksProviderFor(patch);
        if (present.connectsBy(patch) && !present.isStill(proof.seen())) {
            throw ConnectionFailure.of(Kind.CHANGED_MEANWHILE);
        } else if (accepted) {
            ProviderAccount opened = proof.account().orElseThrow();
            requireAccount(opened);
            accept(new SignIn(opened, present.credentials(), now, nextCheck));
        } else if (present.connectsBy(patch)) {
            // The provider was not asked, so that a deletion can be cancelled while it is down: check it next.
            checkAt = now;
        }
        boolean updated = takeOver(patch) || accepted;
        return become(patch.statusOr(status), updated, now);
    }

    /** Whether that changed anything. */
    private boolean takeOver(PatchConnection patch) {
        List<Object> before = settings();
        externalId = patch.externalIdOr(externalId);
        verifiedExternalId = patch.externalIdOr(verifiedExternalId);
        company = patch.companyOr(company);
        syncMode = patch.syncModeOr(syncMode);
        tags = patch.tagsOr(tags);
        options = patch.optionsOr(options);
        filters = patch.filtersOr(filters);
        return !settings().equals(before);
    }

    private List<Object> settings() {
        return Arrays.asList(company, externalId, externalIdVerified(), syncMode, List.of(tags), options, filters);
    }

    /** Whether the application itself has given it its external id; null where it has none. */
    Boolean externalIdVerified() {
        return externalId == null ? null : externalId.equals(verifiedExternalId);
    }

    /** Is to be erased after {@code eraseAfter}. A deletion that is pending keeps its time. */
    Change requestDeletion(Instant eraseAfter, Instant now) {
        Change change = become(PENDING_DELETION, false, now);
        deleteAfter = deleteAfter == null ? eraseAfter : deleteAfter;
        return change;
    }

    /** Erasing begins, or continues after another replica has died. From here on nothing brings the connection back. */
    Change beginErasing(Instant leasedUntil, Instant now) {
        Change change = become(DELETING, true, now);
        deleteAfter = leasedUntil;
        return change;
    }

    /** Leaves a stub, by which its owner can tell what was there. */
    Change erase(Instant now) {
        Change change = become(DELETED, true, now);
        sourceId = null;
        company = Company.UNKNOWN;
        account = Account.UNKNOWN;
        backfillFrom = null;
        options = JsonNodeFactory.instance.objectNode();
        filters = null;
        agreements = Agreements.NONE;
        tokenHash = null;
        tokenKeyId = null;
        tokenBox = null;
        credentialsKeyId = null;
        credentialsBox = null;
        return change;
    }

    /** The only place that sets the status. */
    private Change become(ConnectionStatus next, boolean updated, Instant now) {
        Change change = new Change(status, next, updated);
        if (status != null && !status.canBecome(next)) {
            throw new IllegalStateException(id + " is " + status + " and cannot become " + next);
        }
        if (change.ofStatus()) {
            deleteAfter = null;
        }
        if (change.ofStatus() || updated) {
            updatedAt = now;
        }
        status = next;
        return change;
    }

    /** Its token, new and encrypted for this row. */
    void issue(SecretToken token, Sealed sealed) {
        tokenHash = token.hash();
        tokenKeyId = sealed.keyId();
        tokenBox = sealed.box();
    }

    Seen seen() {
        return new Seen(id(), status, provider, sourceId, user(), new Sealed(credentialsKeyId, credentialsBox));
    }

    ConnectionId id() {
        return new ConnectionId(id);
    }

    Sealed sealedToken() {
        return new Sealed(tokenKeyId, tokenBox);
    }

    /** Whether it is neither erased nor being erased: its token opens it, and its user can sign in. */
    boolean isAlive() {
        return ConnectionStatus.ALIVE.contains(status);
    }
}
