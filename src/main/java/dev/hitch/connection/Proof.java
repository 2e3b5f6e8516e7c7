package dev.hitch.connection;

import java.util.Arrays;
import java.util.Optional;

import dev.hitch.credential.Sealed;
import dev.hitch.provider.ProviderAccount;

import static dev.hitch.connection.ConnectionStatus.CONNECTED;
import static dev.hitch.connection.ConnectionStatus.PENDING_DELETION;

/**
 * What is known about the stored credentials when a change is decided.
 *
 * @param seen the connection as it was read before the provider was asked
 * @param account the account that the credentials opened; empty if the provider did not have to be asked
 */
record Proof(Seen seen, Optional<ProviderAccount> account) {

    /**
     * What a decision depends on. It outlives the session that read it.
     *
     * @param sourceId the provider's id of the account, or null
     * @param user the name of its user at the provider, or null
     */
    record Seen(
            ConnectionId id,
            ConnectionStatus status,
            String provider,
            String sourceId,
            String user,
            Sealed credentials) {

        /** Whether it has the same user as {@code opened}. Where a provider names none, nobody is the same. */
        boolean hasUserOf(ProviderAccount opened) {
            return user != null
                    && opened.user() != null
                    && user.strip().equalsIgnoreCase(opened.user().strip());
        }

        /** Whether {@code patch} makes the connection connected, which it is not. */
        boolean connectsBy(PatchConnection patch) {
            return status != CONNECTED && patch.statusOr(status) == CONNECTED;
        }

        /** Whether the provider has to accept the stored credentials first: not where only a deletion is cancelled. */
        boolean asksProviderFor(PatchConnection patch) {
            return connectsBy(patch) && status != PENDING_DELETION;
        }

        /** Whether a decision about {@code other} holds for this, too. */
        boolean isStill(Seen other) {
            return status == other.status && Arrays.equals(credentials.box(), other.credentials.box());
        }
    }
}
