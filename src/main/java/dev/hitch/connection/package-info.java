/**
 * Connects accounts and keeps what came of it.
 *
 * <p>The provider is asked first, with no database session open ({@link dev.hitch.connection.ConnectionService}). Then
 * one transaction locks the row, lets the entity decide, and writes it
 * ({@link dev.hitch.connection.ConnectionWriteService}): there is no other way to write one. Two columns are written
 * elsewhere: the time of the next check, and secrets that are re-sealed with another key. Credentials and token are
 * encrypted in the row; the token is found by its hash.
 *
 * <p>An account is locked before a row, always. A change that depends on what a provider said is refused if status or
 * credentials changed meanwhile. Lists are served by indexes (V9). The folders {@code check} and {@code deletion} do
 * what is due without a request.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>The same account connected again comes back {@code connected} from {@code archived} and {@code disconnected}.
 *       While its deletion is pending, it gets a new connection, and the old one cannot be taken back beside that.
 *   <li>A merge adds tags and agreements, and fills in an unknown {@code externalId} and company. {@code syncMode},
 *       {@code options} and {@code backfill} stay: what an integrator has set is not undone by a user's second visit.
 *       What would pass the limits of a request is refused by name. The same agreement is recorded once.
 *   <li>Credentials that the API or a re-authentication brings replace those that are stored. On Link, those of the
 *       same user do so, too; those of another user only where the provider refuses the stored ones when it is asked at
 *       that moment. Otherwise the first user's login would end with the second user's employment. A provider without
 *       user names is asked always.
 *   <li>Merging takes an advisory lock on the account: a missing {@code externalId} matches any, which a unique index
 *       cannot express. With {@code mergeConnections} off, two tabs make two connections.
 *   <li>A PATCH to an {@code externalId} that another connection of the same account has is a 409 with its id, unless
 *       {@code mergeConnections} is off. So is one that connects while status or credentials change.
 *   <li>A PATCH of the status takes back a pending deletion without asking the provider, which may be down; a check
 *       follows at once. A PATCH that changes nothing does not move {@code updatedAt}.
 *   <li>A re-authentication takes any account if the connection has no {@code sourceId}. If it has one and the provider
 *       names none any more, it is refused: nothing proves that it is the same account.
 * </ul>
 */
package dev.hitch.connection;
