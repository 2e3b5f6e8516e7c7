package dev.hitch.json;

/**
 * What a caller probably meant. A constraint attaches it to its violation as Hibernate Validator's dynamic payload, and
 * {@link JsonBodyReader} answers with it.
 *
 * @param value a value that would be right
 */
public record Suggestion(String value) {}
