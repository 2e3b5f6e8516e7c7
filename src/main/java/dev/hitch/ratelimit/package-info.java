/**
 * Keeps one caller from using up what all share: a number of requests a second for an application and for a connection
 * token, counted in each process separately.
 *
 * <p>Runs after the check of the access token, so that nobody is limited because of requests that another sends in
 * their name, and before the body is read. Calls without a valid token and public pages are not limited here: the
 * former are refused before any query, and a proxy in front knows addresses better.
 */
package dev.hitch.ratelimit;
