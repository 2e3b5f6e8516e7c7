/**
 * Connects accounts and keeps what came of it.
 *
 * <p>The provider is asked first, with no database connection held; then one transaction makes a connection or merges into the
 * existing one of the same account. Credentials and token are sealed into the row; the token is found by its hash.
 *
 * <p>More files than other packages: most are small value types of one resource, and a change of a connection touches several.
 */
package dev.hitch.connection;
