/**
 * Replaces a key while the service runs. The first of {@code HITCH_CREDENTIAL_KEYS} encrypts, all of them decrypt. The
 * command {@code reseal} encrypts with the first key whatever another key has encrypted, in batches, and can be stopped
 * and started again at any time.
 *
 * <p>A secret that the service has changed meanwhile stays as it is. The service does not start while a key is missing
 * that a stored secret still needs.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>Neither {@code updatedAt} nor the version of a connection changes, because nothing that its owner sees has
 *       changed.
 *   <li>The check for keys that are still needed runs after the migrations and before the port opens. It refuses
 *       neither development nor the commands: {@code reseal} is what mends it.
 * </ul>
 */
package dev.hitch.credential.reseal;
