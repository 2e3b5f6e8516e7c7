/**
 * Samsara. One call, {@code GET /me}, tells which organization an API token belongs to; the organization is the
 * account.
 *
 * @see <a href="https://developers.samsara.com/reference/getorganizationinfo">Get information about your
 *     organization</a>
 */
package dev.hitch.provider.samsara;
