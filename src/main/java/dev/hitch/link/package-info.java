/**
 * Link, the hosted page on which a user connects an account, and the hand-over of the connection to the integrator's
 * server.
 *
 * <p>{@code flow} is the page; {@code token} the public token that a browser hands over and the integrator's server
 * exchanges, once and within half an hour, for the connection itself.
 */
package dev.hitch.link;
