/** Knows when and from when on a connection's data are fetched. */
package dev.hitch.sync;
