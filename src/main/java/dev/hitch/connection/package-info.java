/**
 * Connects accounts and keeps what came of it.
 *
 * <p>The provider is asked first, with no database session open ({@link dev.hitch.connection.ConnectionService}). Then
 * one transaction locks the row, lets the entity decide, and writes it
 * ({@link dev.hitch.connection.ConnectionWriteService}): there is no other way to write one. Two columns are written
 * elsewhere: the time of the next check, and secrets that are re-sealed with another key. Credentials and token are
 * encrypted in the row; the token is found by its hash.
 *
 * <p>An account is locked before a row, always. A change that depends on what a provider said is refused if status or
 * credentials changed meanwhile. Lists are served by indexes (V9). The folders {@code check} and {@code deletion} do
 * what is due without a request.
 */
package dev.hitch.connection;
