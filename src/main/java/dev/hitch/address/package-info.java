/** Knows where a request came from. */
package dev.hitch.address;
