/**
 * MyGeotab. One call, {@code Authenticate}, tells whether a user's name and password open a database; the database is the
 * account.
 *
 * <p>A database lives on one of many servers. Any of them checks the credentials, and answers with a session and the
 * {@code path}: where to use it from then on. So the first answer settles the question, wherever it points: a second
 * {@code Authenticate} there would find out nothing, send the password once more, to a host that an answer has named, and use
 * up another of the ten calls that a user has a minute. Geotab's own clients do not call twice either. Whoever reads data
 * later authenticates again, and goes where that answer points. A {@code path} outside Geotab's own domain is refused at once.
 *
 * @see <a href="https://developers.geotab.com/myGeotab/apiReference/methods/Authenticate">Authenticate</a>
 */
package dev.hitch.provider.geotab;
