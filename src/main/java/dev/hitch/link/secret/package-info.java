/**
 * The link secret: what an application's server signs addresses of Link with, so that what they say is believed.
 * Anybody can write an address with a publishable key.
 *
 * <p>{@link dev.hitch.link.secret.LinkSignature} says what is signed and how. The secret is made when it is first read,
 * and stored encrypted. Whoever may change the application's settings may read it: it can do no more than they can.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>While a secret rotates, the old one is valid for 24 hours beside the new one. To rotate once more within that
 *       time ends the oldest at once: that is how a secret that leaked is ended.
 *   <li>Two rotations at the same moment are one.
 * </ul>
 */
package dev.hitch.link.secret;
