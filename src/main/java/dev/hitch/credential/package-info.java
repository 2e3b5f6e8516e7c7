/**
 * Seals secrets with AES-256-GCM under a key that comes from outside, bound to the row they belong to.
 *
 * <p>A key is replaced while the service runs: the first of {@code HITCH_CREDENTIAL_KEYS} seals, all open, and the command
 * {@code reseal} seals anew what another than the first has sealed. A start without a key that is still in use is refused. Features
 * say where their secrets are with a {@link dev.hitch.credential.SealedColumn}.
 */
package dev.hitch.credential;
