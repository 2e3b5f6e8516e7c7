/** The clock, and date-times in the format of the API. */
package dev.hitch.time;
