package dev.hitch.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

import dev.hitch.application.ApplicationId;
import dev.hitch.credential.Sealed;
import dev.hitch.provider.ProviderAccount;
import dev.hitch.sync.Backfill;
import dev.hitch.sync.SyncMode;

/** An application's authenticated access to one account of one provider. */
@Entity
// Writes what has changed alone: a transaction that began before a secret was re-sealed must not write the old box
// again.
@DynamicUpdate
@Table(name = "connection")
public class Connection extends PanacheEntityBase {

    private static final Duration CHECKED_AGAIN_AFTER = Duration.ofDays(1);

    // 1, 1.0 and 1e0 are the same number.
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    @Id
    String id;

    @Column(name = "application_id")
    String applicationId;

    String provider;

    @Column(name = "source_id")
    String sourceId;

    @Column(name = "external_id")
    String externalId;

    @Convert(converter = Columns.Status.class)
    ConnectionStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Company company;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Account account;

    @Column(name = "sync_mode")
    @Convert(converter = Columns.Mode.class)
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

    /** When a pending deletion begins, or one that was begun is taken up again; else null. */
    @Column(name = "delete_after")
    Instant deleteAfter;

    /** When the credentials are checked next. A new row's is drawn by the database, spread over a day. */
    @Column(name = "check_at", insertable = false)
    Instant checkAt;

    @Version
    int version;

    /** For Hibernate. */
    protected Connection() {}

    /** A new connection of {@code application}, connected at {@code now}; its secrets are still to be sealed. */
    static Connection create(
            ConnectionId id,
            ApplicationId application,
            CreateConnection request,
            ProviderAccount account,
            Instant now) {
        Connection connection = new Connection();
        connection.id = id.value();
        connection.applicationId = application.value();
        connection.provider = request.provider();
        connection.externalId = request.externalId();
        connection.company = Optional.ofNullable(request.company()).orElse(Company.UNKNOWN);
        connection.syncMode = Optional.ofNullable(request.syncMode()).orElse(SyncMode.AUTOMATIC);
        connection.tags = tags(Stream.empty(), request);
        connection.options = Optional.ofNullable(request.options()).orElseGet(JsonNodeFactory.instance::objectNode);
        connection.agreements = Agreements.NONE;
        connection.createdAt = now;
        connection.authenticated(account, now);
        connection.backfillFrom = Optional.ofNullable(request.backfill())
                .flatMap((Backfill backfill) -> backfill.from(now))
                .orElse(null);
        return connection;
    }

    /**
     * The same account was connected once more: new tags are added, what was unknown is filled in, and the
     * connection is connected again whatever it was. Everything else stays as it is.
     */
    void merge(CreateConnection request, ProviderAccount account, Instant now) {
        tags = tags(Stream.of(tags), request);
        company = request.company() == null ? company : company.orElse(request.company());
        externalId = externalId == null ? request.externalId() : externalId;
        authenticated(account, now);
    }

    /** Keeps what was agreed to, beside what was before. */
    void agree(Agreements added) {
        agreements = agreements.plus(added);
    }

    /** Whether credentials that open {@code verified} are those of this connection's account. */
    boolean isOf(ProviderAccount verified) {
        return sourceId == null || sourceId.equals(verified.sourceId());
    }

    /** The provider has just accepted credentials for {@code account}. */
    void authenticated(ProviderAccount verified, Instant now) {
        sourceId = verified.sourceId();
        account = Account.of(verified);
        checkAt = now.plus(CHECKED_AGAIN_AFTER);
        become(ConnectionStatus.CONNECTED, now);
        updatedAt = now;
    }

    /**
     * The provider has just refused the credentials in {@code box}.
     *
     * @return whether that makes the connection disconnected: not where it has others by now
     */
    boolean refused(byte[] box, Instant now) {
        boolean concerned = status == ConnectionStatus.CONNECTED && Arrays.equals(credentialsBox, box);
        if (concerned) {
            become(ConnectionStatus.DISCONNECTED, now);
        }
        return concerned;
    }

    /** Takes over what {@code patch} names, and moves {@code updatedAt} where that changes anything. */
    void apply(PatchConnection patch, Instant now) {
        List<Object> before = settings();
        takeOver(patch);
        if (!settings().equals(before)) {
            updatedAt = now;
        }
        ConnectionStatus next = patch.statusOr(status);
        if (status == ConnectionStatus.PENDING_DELETION && next == ConnectionStatus.CONNECTED) {
            // Nobody asked the provider: a deletion can be stopped also while it is down.
            checkAt = now;
        }
        become(next, now);
    }

    private List<Object> settings() {
        return Arrays.asList(company, externalId, syncMode, List.of(tags), options, filters);
    }

    private void takeOver(PatchConnection patch) {
        externalId = patch.externalIdOr(externalId);
        if (patch.company() != null) {
            company = patch.company().orElse(Company.UNKNOWN);
        }
        if (patch.syncMode() != null) {
            syncMode = patch.syncMode().orElseThrow();
        }
        if (patch.tags() != null) {
            Set<String> given = new LinkedHashSet<>(patch.tags().orElse(List.of()));
            tags = given.equals(new HashSet<>(List.of(tags))) ? tags : given.toArray(String[]::new);
        }
        if (patch.options() != null) {
            ObjectNode given = patch.options().orElseGet(JsonNodeFactory.instance::objectNode);
            options = options.equals(BY_VALUE, given) ? options : given;
        }
        if (patch.filters() != null) {
            filters = patch.filters().orElse(null);
        }
    }

    /** Starts the time after which it is erased; once started, that goes on. */
    void delete(Instant now, Duration grace) {
        become(ConnectionStatus.PENDING_DELETION, now);
        deleteAfter = deleteAfter == null ? now.plus(grace) : deleteAfter;
    }

    /** Leaves a stub, by which its owner can tell what was there. */
    void erase(Instant now) {
        become(ConnectionStatus.DELETED, now);
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
    }

    private void become(ConnectionStatus next, Instant now) {
        if (status != null && !status.canBecome(next)) {
            throw new IllegalStateException(id + " is " + status + " and cannot become " + next);
        }
        if (next != status) {
            updatedAt = now;
            deleteAfter = null;
        }
        status = next;
    }

    private static String[] tags(Stream<String> known, CreateConnection request) {
        Stream<String> added = request.tags() == null ? Stream.empty() : request.tags().stream();
        return Stream.concat(known, added).distinct().toArray(String[]::new);
    }

    void seal(Sealed credentials) {
        credentialsKeyId = credentials.keyId();
        credentialsBox = credentials.box();
    }

    void seal(ConnectionToken token, Sealed sealed) {
        tokenHash = token.hash();
        tokenKeyId = sealed.keyId();
        tokenBox = sealed.box();
    }

    /** Whether it is neither erased nor about to be: its token opens it, and its user can sign in. */
    boolean isAlive() {
        return ConnectionStatus.ALIVE.contains(status);
    }

    Sealed sealedToken() {
        return new Sealed(tokenKeyId, tokenBox);
    }

    Sealed sealedCredentials() {
        return new Sealed(credentialsKeyId, credentialsBox);
    }

    /** What the sealed token is bound to. */
    String tokenRow() {
        return id + ":token";
    }

    /** What the sealed credentials are bound to. */
    String credentialsRow() {
        return credentialsRow(id);
    }

    static String credentialsRow(String id) {
        return id + ":credentials";
    }
}
