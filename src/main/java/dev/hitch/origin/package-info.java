/**
 * Knows web addresses: the three origins of this service, and which URLs a browser may safely be sent to.
 *
 * <p>Whatever URL somebody gives is read and written in ASCII by {@link dev.hitch.origin.WebUrl} and nowhere else. Records that
 * take one call {@link dev.hitch.origin.WebUrl#ascii} in their constructor, so that what was stored before is read the same way,
 * and mark it with a constraint of this package, which says by name what is wrong.
 */
package dev.hitch.origin;
