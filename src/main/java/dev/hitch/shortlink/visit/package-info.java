/**
 * Answers visits to short links: the redirect to Link, and what Link reads when it is opened with a code.
 *
 * <p>{@code VisitService} decides, for both: parse the code, slow down whoever guesses, look the link up, refuse what
 * is unknown, expired or revoked. A visit changes nothing. The redirect's answers are cached for seconds; a revocation
 * is published through the database and counts at once on every replica that listens. Expiry is checked on every visit.
 *
 * <p>Opens by people and completions are counted in memory and written in the background. Programs, which open links
 * before people do, are recognised by their {@code User-Agent} and not counted.
 */
package dev.hitch.shortlink.visit;
