/**
 * Verifies access tokens: which keys there are, what a token must say, and what becomes of one that is refused.
 *
 * <p>SmallRye JWT finds the token and its settings; {@link dev.hitch.application.verification.TokenVerification}
 * decides about it. {@link dev.hitch.application.verification.VerificationKeys} has the keys in memory: they are
 * fetched in the background, and the last good ones go on while the identity provider is away. So no request but one
 * with a token that no key fits ever waits for it, and no event loop does.
 * {@link dev.hitch.application.verification.TokenRules} checks a token against them. A refused token is counted by its
 * {@link dev.hitch.application.verification.RefusedToken.Reason}.
 */
package dev.hitch.application.verification;
