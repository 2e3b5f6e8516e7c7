package dev.hitch.connection;

import dev.hitch.credential.Credentials;
import dev.hitch.provider.ProviderAccount;

/** Credentials that a provider has just accepted, and the account that they opened. */
record Verified(Credentials credentials, ProviderAccount account) {}
