/**
 * The hosted page.
 *
 * <p>An address ({@link dev.hitch.link.flow.LinkRequest}) is looked up into a {@link dev.hitch.link.flow.LinkSession}:
 * what the short link stores or the address says, completed by the template. {@link dev.hitch.link.flow.LinkFlow}
 * decides which page comes next. Opening a page changes nothing. The form carries its step
 * ({@link dev.hitch.link.flow.Steps}), encrypted and valid for half an hour at that address only; there is no cookie.
 * Sending the form asks the provider, then takes the step and stores connection and public token in one transaction: a
 * form that is sent twice makes one connection.
 *
 * <p>The browser gets the public token in the redirect, or in a message where an application's page shows Link in a
 * frame.
 */
package dev.hitch.link.flow;
