/**
 * Mints short links. A single request is a batch of one: the same rules, the same statement.
 *
 * <p>A request is read, normalised, written as JSON and fingerprinted once ({@code Mint}). Rules that depend on what is
 * stored are judged once for all requests ({@code MintRules}). One statement then finds the live link with the
 * fingerprint or inserts a new one; the database decides races by its unique index. What is missing in its answer is
 * asked for again: with another code where a code is taken, and after an expired link with the fingerprint was retired.
 *
 * <p>A fingerprint never changes for a request that is stored: {@code LinkParametersTest} holds known ones. Each
 * request of a batch is answered as if it had come by itself, in the same order.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A batch is refused as a whole only if it is no JSON, has more than 1,000 items or is larger than 2 MiB.
 *       {@code replayed} of an item is true or absent; of identical items the first one is minted.
 *   <li>{@code {startFrom, days}} and {@code {startFrom}} are different requests, and so are two orders of
 *       {@code providerHints}: it is the order on the page.
 *   <li>A template that requires an {@code externalId} is checked for a replay, too: it says what its application wants
 *       now.
 * </ul>
 */
package dev.hitch.shortlink.mint;
