/**
 * Connects accounts and keeps what came of it.
 *
 * <p>The provider is asked first, with no database connection held; then one transaction makes a connection or merges into the
 * existing one of the same account. Credentials and token are sealed into the row; the token is found by its hash.
 *
 * <p>From then on: lists, each served by an index (V9); changes and deletions by whoever has the token; a deletion that is erased
 * by {@link dev.hitch.connection.Deletion} when its grace is over, traces in other features included; and the periodic check of
 * {@link dev.hitch.connection.CredentialReview}, which disconnects what a provider no longer accepts. Whoever changes a row locks
 * it first; whoever works on its own claims rows with a lease, so that replicas share the work and a crash only delays it.
 *
 * <p>More files than other packages: most are small value types of one resource, and a change of a connection touches several.
 */
package dev.hitch.connection;
