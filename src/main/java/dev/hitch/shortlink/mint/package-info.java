/**
 * Mints short links. A single request is a batch of one: the same rules, the same statement.
 *
 * <p>A request is read, normalised, written as JSON and fingerprinted once ({@code Mint}). Rules that depend on what is
 * stored are judged once for all requests ({@code MintRules}). One statement then finds the live link with the
 * fingerprint or inserts a new one, and retires an expired one; the database decides races by its unique index. Where a
 * code is taken, another one is drawn, for that request alone.
 *
 * <p>A fingerprint never changes for a request that is stored: {@code LinkParametersTest} pins two. Each request of a
 * batch is answered as if it had come by itself, in the same order.
 */
package dev.hitch.shortlink.mint;
