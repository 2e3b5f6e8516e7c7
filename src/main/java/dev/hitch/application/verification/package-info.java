/**
 * Verifies access tokens: which keys there are, what a token must say, and what becomes of one that is refused.
 *
 * <p>SmallRye JWT finds the token and its settings; {@link dev.hitch.application.verification.TokenVerification}
 * decides about it. {@link dev.hitch.application.verification.VerificationKeys} has the keys in memory: they are
 * fetched in the background, and the last good ones are used while the identity provider is away. So no request but one
 * with a token that no key fits ever waits for it, and no event loop does.
 * {@link dev.hitch.application.verification.TokenRules} checks a token against them. A refused token is counted by its
 * {@link dev.hitch.application.verification.RefusedToken.Reason}.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>Clocks may differ by 10 seconds when {@code exp} and {@code nbf} are checked: a token that is used right after
 *       it was issued must not fail.
 *   <li>No setting allows {@code HS*} or {@code none}: with HMAC, everybody who knows the public key could sign. RSA
 *       keys under 2,048 bits verify nothing (RFC 7518).
 *   <li>A JWKS address that does not answer, or answers with another document, does not prevent the start: nobody knows
 *       whether it will come, and visits and Link need no key. A file or setting without a key, or an address without a
 *       host, does: it cannot become right by waiting.
 *   <li>Redirects of the JWKS address are not followed: whoever redirects could hand out keys. The stale time counts
 *       from the first failed fetch.
 *   <li>Where both an audience and clients are set, both must hold. With a scope prefix, words that do not begin with
 *       it grant nothing. {@code typ} is compared without regard to case (RFC 7515, section 4.1.9).
 *   <li>The reasons for which a token is refused are a closed list: no JWT at all counts as {@code type}, {@code nbf}
 *       in the future as {@code claim}, a 503 for want of keys as {@code keys}.
 * </ul>
 */
package dev.hitch.application.verification;
