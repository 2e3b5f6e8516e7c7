/**
 * What an application does with the short links that it has: list, read and revoke them, and get their QR codes.
 *
 * <p>Links are named by their id, never by their code, because ids are no secret. A list is read by an index, whatever
 * its filters: {@code ListPlanTest} holds that. Revoking goes through {@code visit}, which tells every replica.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A revoked or expired link can be revoked again: 204, and {@code revokedAt} keeps its first value. A link that
 *       is both revoked and expired is {@code revoked}: revoking was a decision, expiring was not.
 *   <li>The QR code of such a link is not drawn (410): it would be printed on paper and not work.
 *   <li>A tag's links are in a table of their own, because an index over an array cannot return rows in the order of a
 *       list.
 * </ul>
 */
package dev.hitch.shortlink.manage;
