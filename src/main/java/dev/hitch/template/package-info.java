/**
 * Link templates: look and defaults of Link, to which short links refer by id.
 *
 * <p>What a short link sets itself has precedence over its template. An archived template still works for the links
 * that use it, and is refused for new ones. {@code default} is the built-in template: it sets nothing and cannot be
 * changed.
 */
package dev.hitch.template;
