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

    // Counted by VisitCountRepository alone: no entity that was read before may set it back.
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

    /** What may become of a visit to this link. */
    Visit visit() {
        return new Visit(expiresAt, revokedAt != null);
    }

    /** What has become of it. */
    ShortLinkStatus status(Instant now) {
        if (revokedAt != null) {
            return ShortLinkStatus.REVOKED;
        }
        return visit().open(now) ? ShortLinkStatus.LIVE : ShortLinkStatus.EXPIRED;
    }

    /**
     * What has to be known of a link to answer a visit, small enough to be kept in memory.
     *
     * @param expiresAt the first instant at which the link is no longer open
     * @param revoked whether its owner has closed it
     */
    record Visit(Instant expiresAt, boolean revoked) {

        boolean open(Instant now) {
            return !revoked && now.isBefore(expiresAt);
        }
    }
}
