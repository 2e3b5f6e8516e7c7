/**
 * Derives what the reactive client, the migrations and the notifications need from one variable, {@code DATABASE_URL},
 * and explains to an operator when the database cannot be used.
 */
package dev.hitch.postgres;
