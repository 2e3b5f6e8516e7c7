package dev.hitch.connection;

import dev.hitch.credential.Credentials;
import dev.hitch.credential.Sealed;
import dev.hitch.provider.ProviderAccount;

/**
 * Credentials that a provider has just accepted: what {@link ConnectionService#verify} answers, to be stored.
 *
 * @param provider the code of the provider
 * @param credentials with what the provider wants to be remembered of the account
 * @param account the account that they opened
 * @param refused the stored credentials of the same account that the provider has refused at the same moment; null
 *     where it was not asked about any, or accepts them
 */
public record VerifiedCredentials(String provider, Credentials credentials, ProviderAccount account, Sealed refused) {

    /** The same, where {@code stored} is refused. */
    VerifiedCredentials insteadOf(Sealed stored) {
        return new VerifiedCredentials(provider, credentials, account, stored);
    }
}
