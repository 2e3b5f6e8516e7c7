/** Starts Quarkus for a command that does one thing and ends: nobody is served, and nothing runs by the clock. */
package dev.hitch.command;
