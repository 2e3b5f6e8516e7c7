/** Starts Quarkus for a command that does one thing and ends, without HTTP server and scheduler. */
package dev.hitch.command;
