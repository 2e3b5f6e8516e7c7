/**
 * Derives what the reactive client, the migrations and the notifications need from one variable, {@code DATABASE_URL},
 * and explains to an operator when the database cannot be used.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>{@code sslrootcert} is used in every {@code sslmode} but {@code disable}, also where libpq would fall back to
 *       no encryption: whoever names an authority wants it asked.
 *   <li>User and password are no Quarkus settings, because settings are expanded ({@code ${…}}).
 *   <li>A version runs on a newer schema, for roll-outs and roll-backs. Flyway's {@code repair} is never advised: it
 *       hides the difference.
 * </ul>
 */
package dev.hitch.postgres;
