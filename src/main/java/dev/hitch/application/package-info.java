/**
 * Knows who is calling: the application that a verified access token names, its settings, and the scopes it was
 * granted.
 *
 * <p>The room {@code verification} checks the token and is the only place that reads its claims;
 * {@link dev.hitch.application.CallerProvider} tells a resource whom it names. An application's row is made the first
 * time a valid token names it. Everything else takes an {@link dev.hitch.application.ApplicationId} as its first
 * argument and sees nothing of another application.
 */
package dev.hitch.application;
