/**
 * The periodic check of stored credentials.
 *
 * <p>Each replica claims checks that are due ({@link dev.hitch.connection.check.CredentialCheck}) with a lease, so that
 * the replicas share the work and a crash only delays it. It asks the providers with no database session open, decides
 * what the answer means ({@link dev.hitch.connection.check.CheckResult}) and leaves the writing to
 * {@link dev.hitch.connection.ConnectionWriteService}, which compares the credentials once more: the user may have
 * signed in meanwhile. A check without a result leaves the connection as it is.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A check disconnects if the credentials are refused, lack permissions, or open another account now: only the
 *       user can mend these. After any other failure it is tried again after 5 minutes, then after twice as long each
 *       time.
 *   <li>A replica asks about one account once a minute at most, and a provider's rate limit pauses all its checks until
 *       its {@code Retry-After}: Geotab allows ten calls a minute for one user, who needs some of them to sign in.
 * </ul>
 */
package dev.hitch.connection.check;
