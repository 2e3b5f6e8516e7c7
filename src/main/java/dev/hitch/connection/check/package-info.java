/**
 * The periodic check of stored credentials.
 *
 * <p>Each replica claims checks that are due ({@link dev.hitch.connection.check.CredentialCheck}) with a lease, so that
 * the replicas share the work and a crash only delays it. It asks the providers with no database session open, decides
 * what the answer means ({@link dev.hitch.connection.check.CheckResult}) and leaves the writing to
 * {@link dev.hitch.connection.ConnectionWriteService}, which compares the credentials once more: the user may have
 * signed in meanwhile. A check without a result disconnects nobody.
 */
package dev.hitch.connection.check;
