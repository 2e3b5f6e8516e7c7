package dev.hitch.connection;

import dev.hitch.credential.Credentials;
import dev.hitch.provider.ProviderAccount;

/**
 * Credentials that a provider has just accepted: what {@link ConnectionService#verify} answers, to be stored.
 *
 * @param account the account that they opened
 */
public record VerifiedCredentials(Credentials credentials, ProviderAccount account) {}
