/**
 * Public tokens: made when Link has connected an account, handed over by the browser, and exchanged once by the
 * integrator's server for the connection. They are stored by their hash and expire after half an hour.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A public token is stored in the transaction of its connection, and used up only if the exchange answers with
 *       that connection.
 * </ul>
 */
package dev.hitch.link.token;
