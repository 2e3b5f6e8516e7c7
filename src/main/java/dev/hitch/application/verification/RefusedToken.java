package dev.hitch.application.verification;

import java.util.Locale;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.InvalidKeyException;
import org.jose4j.lang.UnresolvableKeyException;

/** Why a token is refused: a reason for the metric, and a sentence for the log that contains nothing secret. */
final class RefusedToken extends RuntimeException {

    /** Every reason there is. */
    enum Reason {
        /** Its {@code exp} has passed. */
        EXPIRED,
        /** It is signed by none of the keys, by another algorithm than those allowed, or not at all. */
        SIGNATURE,
        /** Its {@code iss} is another. */
        ISSUER,
        /** It is meant for another service, or comes from a client that is not let in. */
        AUDIENCE,
        /** A claim is missing, or says what it may not. */
        CLAIM,
        /** It is no JWT, or none of a type that is taken. */
        TYPE,
        /** There is no key that it could be verified with. */
        KEYS;

        /** As it is counted. */
        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LONGEST_QUOTE = 200;

    private final Reason reason;

    RefusedToken(Reason reason, String explanation) {
        // Expected and frequent: a stack trace would only cost time.
        super(explanation, null, false, false);
        this.reason = reason;
    }

    /** As the library that verifies tokens says; {@code issuer} is the one expected. */
    static RefusedToken because(InvalidJwtException refused, String issuer) {
        JwtClaims claims = refused.getJwtContext().getJwtClaims();
        if (refused.hasErrorCode(ErrorCodes.ISSUER_INVALID) || refused.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return new RefusedToken(
                    Reason.ISSUER,
                    "its iss is " + quoted(claims.getClaimValue("iss")) + ", MP_JWT_VERIFY_ISSUER is "
                            + quoted(issuer));
        }
        if (refused.hasErrorCode(ErrorCodes.EXPIRED)) {
            return new RefusedToken(Reason.EXPIRED, "its exp is " + quoted(claims.getClaimValue("exp")));
        }
        if (refused.getCause() instanceof UnresolvableKeyException none && none.getCause() == null) {
            return new RefusedToken(Reason.KEYS, "no key fits its kid and alg");
        }
        if (refused.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)
                || refused.hasErrorCode(ErrorCodes.SIGNATURE_MISSING)
                || refused.getCause() instanceof UnresolvableKeyException
                || refused.getCause() instanceof InvalidKeyException) {
            return new RefusedToken(
                    Reason.SIGNATURE, "its signature is wrong, missing, or by an algorithm not allowed");
        }
        return claims == null || refused.hasErrorCode(ErrorCodes.JSON_INVALID)
                ? new RefusedToken(Reason.TYPE, "it is no signed JWT")
                : new RefusedToken(
                        Reason.CLAIM, "its exp, nbf or another claim is missing, in the future or malformed");
    }

    /** {@code value} of a token, fit for a line of the log. */
    static String quoted(Object value) {
        String text = String.valueOf(value).replaceAll("[^\\x20-\\x7E]", "?");
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    Reason reason() {
        return reason;
    }
}
