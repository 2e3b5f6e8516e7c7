/**
 * Short links: a code of 8 characters that opens Link with stored parameters, for a year or until it is revoked.
 *
 * <p>This package has what the rooms share: the entity, codes and how they are drawn, ids, the parameters and the view
 * of a stored link. {@code mint} makes links, {@code visit} opens them, {@code manage} lists and revokes them and draws
 * their QR codes ({@code qr}). {@code manage} uses {@code visit}; {@code mint} and {@code visit} do not know of each
 * other.
 *
 * <p>What must hold: identical requests of an application get the same link, which the database decides by a unique
 * index over the fingerprint of the request; a code is never issued twice; a visit changes nothing.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A code that spells a rude word, digits read as letters, is drawn again: a customer must not find it in a link.
 * </ul>
 */
package dev.hitch.shortlink;
