/**
 * MyGeotab. One call, {@code Authenticate}, tells whether a user's name and password open a database; the database is
 * the account.
 *
 * <p>A database lives on one of many servers. Any of them checks the credentials, and answers with a session and the
 * {@code path}, the server where the session is to be used. So one call is enough. A second {@code Authenticate} at
 * that server would tell nothing new, would send the password again to a host that an answer has named, and would use
 * another of the ten calls a minute that a user has. Geotab's own clients do not call twice either. Code that reads
 * data later authenticates again and follows the path. A path outside Geotab's domain is refused.
 *
 * @see <a href="https://developers.geotab.com/myGeotab/apiReference/methods/Authenticate">Authenticate</a>
 */
package dev.hitch.provider.geotab;
