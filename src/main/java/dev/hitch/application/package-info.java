/**
 * Knows who is calling: the application that a verified access token names, its settings, and the scopes it was granted.
 *
 * <p>SmallRye JWT checks the token; {@link dev.hitch.application.CallerProvider} is the only place that reads its claims. An
 * application's row is made the first time a valid token names it. Everything else takes an
 * {@link dev.hitch.application.ApplicationId} as its first argument and sees nothing of another application.
 */
package dev.hitch.application;
