package dev.hitch.connection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.hitch.application.ApplicationId;
import dev.hitch.credential.Sealed;
import dev.hitch.error.ApiException;
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
    Company company;

    @JdbcTypeCode(SqlTypes.JSON)
    Account account;

    @Column(name = "sync_mode")
    @Convert(converter = Columns.Mode.class)
    SyncMode syncMode;

    @Column(name = "backfill_from")
    Instant backfillFrom;

    String[] tags;

    @JdbcTypeCode(SqlTypes.JSON)
    ObjectNode options;

    @JdbcTypeCode(SqlTypes.JSON)
    ObjectNode filters;

    @JdbcTypeCode(SqlTypes.JSON)
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

    @Version
    int version;

    /** For Hibernate. */
    protected Connection() {}

    /** A new connection of {@code application}, connected at {@code now}; its secrets are still to be sealed. */
    static Connection create(
            ApplicationId application, CreateConnection request, ProviderAccount account, Instant now) {
        Connection connection = new Connection();
        connection.id = ConnectionId.next(now).value();
        connection.applicationId = application.value();
        connection.provider = request.provider();
        connection.externalId = request.externalId();
        connection.company = Optional.ofNullable(request.company()).orElse(new Company(null, null));
        connection.syncMode = Optional.ofNullable(request.syncMode()).orElse(SyncMode.AUTOMATIC);
        connection.tags = tags(Stream.empty(), request);
        connection.options = Optional.ofNullable(request.options()).orElseGet(JsonNodeFactory.instance::objectNode);
        connection.agreements = new Agreements(List.of()).plus(request.agreements());
        connection.createdAt = now;
        connection.authenticated(account, now);
        connection.backfillFrom = Optional.ofNullable(request.backfill())
                .flatMap((Backfill backfill) -> backfill.from(now))
                .orElse(null);
        return connection;
    }

    /**
     * The same account was connected once more: new tags and agreements are added, what was unknown is filled in, and the
     * connection is connected again whatever it was. Everything else stays as it is.
     */
    void merge(CreateConnection request, ProviderAccount account, Instant now) {
        tags = tags(Stream.of(tags), request);
        agreements = agreements.plus(request.agreements());
        company = request.company() == null ? company : company.orElse(request.company());
        externalId = externalId == null ? request.externalId() : externalId;
        authenticated(account, now);
    }

    /**
     * The provider has just accepted other credentials for {@code verified}.
     *
     * @throws ApiException where that is another account than this connection's
     */
    void reauthenticate(ProviderAccount verified, Instant now) {
        if (sourceId != null && !sourceId.equals(verified.sourceId())) {
            throw ConnectionErrors.anotherAccount();
        }
        authenticated(verified, now);
    }

    /** The provider has just accepted credentials for {@code account}. */
    private void authenticated(ProviderAccount verified, Instant now) {
        sourceId = verified.sourceId();
        account = Account.of(verified);
        become(ConnectionStatus.CONNECTED);
        updatedAt = now;
    }

    private void become(ConnectionStatus next) {
        if (status != null && !status.canBecome(next)) {
            throw new IllegalStateException(id + " is " + status + " and cannot become " + next);
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

    Sealed sealedToken() {
        return new Sealed(tokenKeyId, tokenBox);
    }

    /** What the sealed token is bound to. */
    String tokenRow() {
        return id + ":token";
    }

    /** What the sealed credentials are bound to. */
    String credentialsRow() {
        return id + ":credentials";
    }
}
