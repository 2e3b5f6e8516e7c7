/**
 * Turns the one variable {@code DATABASE_URL} into what the reactive client and the migrations need, and says whether the
 * database is ready.
 */
package dev.hitch.postgres;
