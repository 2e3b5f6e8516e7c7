/**
 * Link templates: look and defaults of Link, to which short links refer by id.
 *
 * <p>What a short link sets itself has precedence over its template. An archived template still works for the links
 * that use it, and is refused for new ones. {@code default} is the built-in template: it sets nothing and cannot be
 * changed.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A colour must reach a contrast of 3:1 against white, and 4.5:1 with white or nearly black text on it (WCAG
 *       2.2); a refusal names the ratio.
 * </ul>
 */
package dev.hitch.template;
