package dev.hitch.connection;

import java.time.Instant;

import dev.hitch.application.ApplicationId;
import dev.hitch.credential.Sealed;

/**
 * Credentials that this replica has claimed for a check.
 *
 * @param sourceId the provider's id of the account; null where it tells none
 * @param leasedUntil when other replicas may claim it
 * @param failures how many checks in a row had no result
 */
public record DueCheck(
        ConnectionId id,
        ApplicationId application,
        String provider,
        String sourceId,
        Sealed credentials,
        Instant leasedUntil,
        int failures) {

    /** Equal for connections of the same account, as far as that is known. */
    public String account() {
        return provider + " " + (sourceId == null ? id : sourceId);
    }
}
