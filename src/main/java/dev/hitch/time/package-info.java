/**
 * The clock, and date-times in the format of the API.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>{@code startFrom} and {@code acceptedAt} before 1970 are refused: no provider has such data, and several
 *       programs cannot read such times.
 * </ul>
 */
package dev.hitch.time;
