/**
 * Answers visits to short links: the redirect to Link, and what Link reads when it is opened with a code.
 *
 * <p>{@code VisitService} decides, for both: parse the code, slow down whoever guesses, look the link up, refuse what
 * is unknown, expired or revoked. A visit changes nothing. The redirect's answers are cached for seconds; a revocation
 * is published through the database and counts at once on every replica that listens. Expiry is checked on every visit.
 *
 * <p>Opens by people and completions are counted in memory and written in the background. Programs, which open links
 * before people do, are recognised by their {@code User-Agent} and not counted.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>Malformed codes ({@code /favicon.ico}) and links that are expired or revoked do not count as unknown codes:
 *       they tell an attacker nothing new.
 *   <li>A {@code GET} counts as an open unless its {@code User-Agent} names a program of the kept list, or a known
 *       preview, scanner or mail gateway. A completion counts when a step of Link that a short link opened connects an
 *       account; the same step sent again, and a re-authentication, do not count.
 *   <li>Every 30 seconds a replica sends itself a notification: no setting tells whether there is a pooler in between,
 *       or whether a connection was cut.
 * </ul>
 */
package dev.hitch.shortlink.visit;
