/** Tells the time, and reads and writes it as the API promises. */
package dev.hitch.time;
