/**
 * Replaces a key while the service runs. The first of {@code HITCH_CREDENTIAL_KEYS} encrypts, all of them decrypt. The
 * command {@code reseal} encrypts with the first key whatever another key has encrypted, in batches, and can be stopped
 * and started again at any time.
 *
 * <p>A secret that the service has changed meanwhile stays as it is. The service does not start while a key is missing
 * that a stored secret still needs.
 */
package dev.hitch.credential.reseal;
