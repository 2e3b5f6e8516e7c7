/**
 * Lists in pages. A cursor names the last row that was seen instead of a number of rows to skip, so that rows that are
 * added or removed meanwhile are neither repeated nor skipped.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A cursor works for its own list, filters and application only; any other is a 400. An empty one means the first
 *       page, because programs that keep it in a variable send it empty at first.
 * </ul>
 */
package dev.hitch.paging;
