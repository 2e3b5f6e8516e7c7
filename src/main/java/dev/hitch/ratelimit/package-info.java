/**
 * Keeps one caller from using up what all share: a number of requests a second for an application and for a connection
 * token, counted in each process separately.
 *
 * <p>Runs after the check of the access token, so that nobody is limited because of requests that another sends in
 * their name, and before the body is read. Calls without a valid token and public pages are not limited here: the
 * former are refused before any query, and a proxy in front knows addresses better.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>The application's limit is checked before the connection's, so that invented connection tokens cannot fill the
 *       memory. A request that is refused for its connection's limit counts for the application's, too; one that is
 *       refused for its token, scope, method or media type counts for none.
 *   <li>A connection token whose limit one application has used up is not used up for another one.
 *   <li>A missing {@code Connection-Token} is a 400 that names the header. A token that names no connection of the
 *       application is a 403, whatever the reason: different answers would tell about other applications' tokens.
 * </ul>
 */
package dev.hitch.ratelimit;
