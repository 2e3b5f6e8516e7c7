/**
 * Encrypts secrets with AES-256-GCM under keys that come from the environment. The result is bound to the row it was
 * made for: copied to another row, it cannot be decrypted. No class here prints a secret.
 *
 * <p>A feature that stores secrets says where with a {@link dev.hitch.credential.SealedColumn}; the room {@code reseal}
 * encrypts those columns anew when the key changes.
 */
package dev.hitch.credential;
