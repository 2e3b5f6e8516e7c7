/**
 * Does one HTTP exchange with a provider, within bounds: it never blocks, never retries, never follows a redirect, never reads
 * more than a limit, and never shows a credential or a vendor's words in a message. The time limit is set by
 * {@link dev.hitch.provider.ProviderCalls}: whoever cancels an exchange closes its connection.
 */
package dev.hitch.provider.http;
