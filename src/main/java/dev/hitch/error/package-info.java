/**
 * Errors, in one format.
 *
 * <p>Any code throws {@link dev.hitch.error.ApiException} with a code of the catalogue. The mappers here turn it, and
 * every exception of the framework, into the error body of the API. Nothing else writes an error answer;
 * {@code request} shows it as a page to people.
 */
package dev.hitch.error;
