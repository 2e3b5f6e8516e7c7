/**
 * Keeps one caller from taking what all share: so many requests a second for an application and for a connection token, counted
 * in each process by itself.
 *
 * <p>Comes after the check of the access token, so that nobody is limited for what another sends in their name, and before the
 * body is read. Calls without a valid token and public pages are not limited here: the first are refused before any query, and a
 * proxy in front knows addresses better.
 */
package dev.hitch.ratelimit;
