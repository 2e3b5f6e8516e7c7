/**
 * Link templates: a look and presets for Link that short links refer to by name.
 *
 * <p>What a short link itself says wins over its template. An archived template goes on working for the links that use it and is
 * refused to new ones. {@code default} is the built-in template: it says nothing and cannot be changed.
 */
package dev.hitch.template;
