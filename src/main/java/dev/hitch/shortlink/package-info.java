/**
 * Mints short links and sends their visitors to Link.
 *
 * <p>Identical requests of an application get the same link: the database decides, by a unique index over the fingerprint of what
 * the request means. A code is drawn once and never again. A visit reads and changes nothing; that it took place is counted in
 * memory and written in the background. A batch is many requests, each answered as if it were alone, in as few statements as one.
 */
package dev.hitch.shortlink;
