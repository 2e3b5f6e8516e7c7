/**
 * A budget of so much in a period for each key, in the memory of one process: for rate limits and for the limit on
 * visits to unknown codes.
 */
package dev.hitch.budget;
