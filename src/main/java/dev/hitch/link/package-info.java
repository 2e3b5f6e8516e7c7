/**
 * Hands a connection that a user made in a browser over to the integrator's server.
 *
 * <p>The browser gets a public token, made in the same transaction as the connection; the integrator's server exchanges it, once
 * and within half an hour, for the connection itself.
 */
package dev.hitch.link;
