/**
 * Motive, once KeepTruckin. One call, {@code GET /v1/companies}, tells which company an API key belongs to; the company
 * is the account.
 *
 * @see <a href="https://developer.gomotive.com/reference/identify-a-company-using-its-access-token">Identify a
 *     company</a>
 */
package dev.hitch.provider.motive;
