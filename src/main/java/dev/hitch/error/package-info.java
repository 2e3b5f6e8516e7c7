/**
 * Says what went wrong, in one shape.
 *
 * <p>Code anywhere throws {@link dev.hitch.error.ApiException} with a code of the catalogue; the mappers here turn that, and
 * whatever the framework throws, into the flat body of the API. Nothing else writes an error answer for the API.
 */
package dev.hitch.error;
