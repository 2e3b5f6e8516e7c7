/**
 * Reads the query parameters of a request. A {@link dev.hitch.query.Filter} names a parameter once, for the reader and
 * for the OpenAPI document; {@link dev.hitch.query.Query} reads all of them together and answers everything that is
 * wrong, unknown parameters included, at once.
 */
package dev.hitch.query;
