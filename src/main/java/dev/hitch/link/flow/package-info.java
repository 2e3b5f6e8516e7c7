/**
 * Link, the hosted page on which a user connects an account. The integrator's server gets the connection for the public
 * token of {@code link.token}.
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
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>The encrypted step holds no parameters: the link is looked up again, so one that was revoked meanwhile connects
 *       nothing.
 *   <li>A form that is sent again after its success asks the provider again, because the first answer of a double click
 *       may be lost. The same account gets a further public token for the same connection; another account is refused.
 *   <li>A form is refused if {@code Sec-Fetch-Site} or {@code Origin} names another site. {@code Origin: null} counts
 *       as unknown: browsers send it with our own forms, because of {@code no-referrer}.
 *   <li>Where the application no longer lists the origin of a redirect, the user gets a page that says it is done.
 *       {@code redirect_url} at {@code /connection/{id}} follows the rules of {@code /}.
 *   <li>A form from a frame that hides its origin is answered with what is wrong: the frame's {@code sandbox} lacks
 *       {@code allow-same-origin}.
 *   <li>Who may frame a refused page follows from {@code key} alone; the page has no look of an application.
 * </ul>
 */
package dev.hitch.link.flow;
