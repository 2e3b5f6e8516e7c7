/** Lets an operator follow what happens: request ids, and the names of all metrics. */
package dev.hitch.telemetry;
