/**
 * Reads the headers by which a client says which form of an answer it prefers.
 *
 * <p>They are only wishes: unreadable parts are ignored, and no request is refused because of them. Nothing here
 * throws. Several headers of one name are one list (RFC 9110 §5.3).
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>Of each header ten elements in its first 1,000 characters are read, and no more.
 *   <li>A weight that cannot be read counts as absent (1), one above 1 as 1.
 * </ul>
 */
package dev.hitch.header;
