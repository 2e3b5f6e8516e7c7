/** Lets an operator follow requests: their ids, and the names of all metrics. */
package dev.hitch.telemetry;
