package dev.hitch.shortlink;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** A short link: a code that opens Link with stored parameters, for a year or until it is revoked. */
@Entity
@Table(name = "short_link")
public class ShortLink {

    @Id
    String id;

    @Column(name = "application_id")
    String applicationId;

    String code;

    byte[] fingerprint;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    LinkParameters parameters;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    @Column(name = "retired_at")
    Instant retiredAt;

    // Written by VisitCountRepository alone: an entity that was read earlier must not overwrite a newer count.
    @Column(insertable = false, updatable = false)
    long opens;

    @Column(name = "last_opened_at", insertable = false, updatable = false)
    Instant lastOpenedAt;

    @Column(insertable = false, updatable = false)
    long completions;

    @Version
    int version;

    /** For Hibernate. */
    protected ShortLink() {}

    /** Names it. */
    public String id() {
        return id;
    }

    /** Its code. */
    public ShortCode code() {
        return new ShortCode(code);
    }

    /** Whether it opens at {@code now}. */
    public ShortLinkStatus status(Instant now) {
        return ShortLinkStatus.of(expiresAt, revokedAt != null, now);
    }
}
