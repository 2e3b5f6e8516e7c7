/**
 * Reads the JSON body of a request, and says everything that is wrong with it at once.
 *
 * <p>A body is decoded strictly (UTF-8, I-JSON), read into a record by Jackson, which notes each unknown member and
 * wrong type and goes on, and checked by Bean Validation. Only a body without any violation reaches a resource. A body
 * of many bodies is cut into their texts, which are read in the same way, one by one.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>Numbers fit in double precision and have at most 100 digits; nesting is at most 32 levels (RFC 7493, and what
 *       Postgres takes).
 *   <li>A body that begins with the mark of gzip is a 415 though nothing says that it is compressed: the client
 *       probably forgot the header.
 *   <li>Text that people read has no character that controls how the rest is shown. The direction marks U+200E, U+200F
 *       and U+061C are taken: right-to-left texts need them, and they override nothing.
 * </ul>
 */
package dev.hitch.json;
