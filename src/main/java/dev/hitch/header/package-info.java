/**
 * Reads the headers by which a client says what form of an answer it would like.
 *
 * <p>They are wishes: what cannot be read of them is read over, and none of them is ever a reason to refuse a request.
 * Nothing here throws. A header of which there are several is one list (RFC 9110 §5.3).
 */
package dev.hitch.header;
