/**
 * Lists in pages. A cursor names the last row that was seen instead of a number of rows to skip, so that rows that are
 * added or removed meanwhile are neither repeated nor skipped.
 */
package dev.hitch.paging;
