/**
 * Link, the hosted page on which a user connects an account, and the hand-over of the connection to the integrator's server.
 *
 * <p>An address ({@link dev.hitch.link.LinkRequest}) is looked up into a {@link dev.hitch.link.LinkSession}: what the short link
 * stores or the address says, over the presets of the template. {@link dev.hitch.link.LinkFlow} decides which page comes next.
 * Opening a page changes nothing. The form carries its state sealed and bound to that very address, for half an hour; there is no
 * cookie. Sending it asks the provider, then stores connection, step and public token in one transaction: a page that is sent
 * twice makes one connection.
 *
 * <p>The browser gets the public token in the redirect, or, where an application's page shows Link in a frame, in a message; the
 * integrator's server exchanges it, once and within half an hour, for the connection itself.
 */
package dev.hitch.link;
