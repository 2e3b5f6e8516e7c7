package dev.hitch.shortlink.visit;

import java.time.Instant;

import dev.hitch.shortlink.ShortLinkStatus;

/**
 * What has to be known of a link to answer a visit, small enough to be kept in memory.
 *
 * @param expiresAt the first instant at which the link is no longer open
 * @param revoked whether its owner has closed it
 */
record Visit(Instant expiresAt, boolean revoked) {

    boolean open(Instant now) {
        return ShortLinkStatus.of(expiresAt, revoked, now) == ShortLinkStatus.LIVE;
    }
}
