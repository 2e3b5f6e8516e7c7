/**
 * What an application does with the short links that it has: list, read and revoke them, and get their QR codes.
 *
 * <p>Links are named by their id, never by their code, because ids are no secret. A list is read by an index, whatever
 * its filters: {@code ListPlanTest} holds that. Revoking goes through {@code visit}, which tells every replica.
 */
package dev.hitch.shortlink.manage;
