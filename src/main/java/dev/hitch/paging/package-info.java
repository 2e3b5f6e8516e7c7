/**
 * Hands out lists in pages. A cursor names the last row that was seen, not a number of rows to skip, so that rows which come and
 * go in between are neither repeated nor missed.
 */
package dev.hitch.paging;
