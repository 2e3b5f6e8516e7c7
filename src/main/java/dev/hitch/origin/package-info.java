/**
 * Web addresses: the three origins of this service, and the URLs to which a browser may safely be sent.
 *
 * <p>Only {@link dev.hitch.origin.WebUrl} reads a URL from outside; it is written in ASCII. Records that accept a URL
 * call {@link dev.hitch.origin.WebUrl#ascii} in their constructor, so that stored URLs are read the same way, and mark
 * it with a constraint of this package, which explains what is wrong.
 */
package dev.hitch.origin;
