package dev.hitch.connection;

import java.time.Instant;

import dev.hitch.application.ApplicationId;
import dev.hitch.credential.Sealed;

/**
 * Credentials that this replica has claimed for a check.
 *
 * @param sourceId the provider's own id of the account; null where it tells none
 * @param leasedUntil when others may claim it
 * @param failures how many checks in a row came to nothing
 */
record DueCheck(
        ConnectionId id,
        ApplicationId application,
        String provider,
        String sourceId,
        Sealed credentials,
        Instant leasedUntil,
        int failures) {

    /** The same for connections of the same account, as far as that is known. */
    String account() {
        return provider + " " + (sourceId == null ? id : sourceId);
    }
}
