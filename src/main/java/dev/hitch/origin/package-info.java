/** Knows web origins: the three of this service, and which ones a browser may safely be sent to. */
package dev.hitch.origin;
