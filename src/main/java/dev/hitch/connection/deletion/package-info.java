/**
 * Erases connections whose grace period is over, with everything that other features store about them.
 *
 * <p>Each replica claims deletions that are due with a lease ({@code deleting}: from here on nothing brings the
 * connection back), then erases each in a transaction of its own. If the replica dies, another one takes over when the
 * lease ends. A stub remains, by which its owner can tell what was there.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>What remains has id, provider, {@code externalId}, tags, {@code syncMode} and times, but neither {@code token}
 *       nor {@code linkUrl}. Only a list with {@code status=deleted} shows it.
 * </ul>
 */
package dev.hitch.connection.deletion;
