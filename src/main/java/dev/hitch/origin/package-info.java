/**
 * Web addresses: the three origins of this service, and the URLs to which a browser may safely be sent.
 *
 * <p>Only {@link dev.hitch.origin.WebUrl} reads a URL from outside; it is written in ASCII. Records that accept a URL
 * call {@link dev.hitch.origin.WebUrl#ascii} in their constructor, so that stored URLs are read the same way, and mark
 * it with a constraint of this package, which explains what is wrong.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>Where our mapping of a host and the JDK's disagree (but for ß, ẞ and ς), the host is refused: going nowhere is
 *       better than going elsewhere.
 *   <li>Zero-width joiner and non-joiner are encoded in paths and queries: words in Persian and Indic scripts, and
 *       emoji, need them.
 *   <li>The limit of 2,048 characters counts in the ASCII form, which is what is stored, listed and sent: a listed URL
 *       can be posted back.
 *   <li>{@code [::1]} is refused where a content security policy must name it, which it cannot; {@code localhost} does
 *       the same. For the same reason an embed origin has no underscore and no dot at its end.
 * </ul>
 */
package dev.hitch.origin;
