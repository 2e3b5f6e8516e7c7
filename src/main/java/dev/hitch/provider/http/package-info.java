/**
 * One HTTP exchange with a provider, within limits. It never blocks, retries or follows a redirect, reads only so many
 * bytes, and puts neither credentials nor the vendor's text into a message. {@link dev.hitch.provider.ProviderCalls}
 * sets the time limit: cancelling an exchange closes its connection.
 */
package dev.hitch.provider.http;
