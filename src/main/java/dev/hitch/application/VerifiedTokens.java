package dev.hitch.application;

import java.time.Clock;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;

import dev.hitch.id.Sha256;

/**
 * Remembers tokens that SmallRye JWT has verified, because checking a signature is the dearest step of a request. Tokens that
 * name no application are refused here, so that no route can forget to.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class VerifiedTokens extends JWTCallerPrincipalFactory {

    // Identity providers stay far below; what is longer is not worth parsing.
    private static final int LONGEST_TOKEN = 16 * 1024;
    private static final int LONGEST_CLIENT_ID = 255;

    // Asymmetric ones alone, and no setting: with HMAC, whoever knows the public key could sign.
    private static final Set<SignatureAlgorithm> ALLOWED = EnumSet.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384,
            SignatureAlgorithm.PS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512,
            SignatureAlgorithm.EDDSA);

    private final JWTCallerPrincipalFactory verifier = new DefaultJWTCallerPrincipalFactory();
    private final Cache<String, JWTCallerPrincipal> verified;
    private final ApplicationConfig config;
    private final Clock clock;

    VerifiedTokens(ApplicationConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(config.tokenCacheSize())
                .expireAfterWrite(config.tokenCacheTime())
                .build();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        if (token.length() > LONGEST_TOKEN) {
            throw new ParseException("The token is longer than " + LONGEST_TOKEN + " characters");
        }
        // A hash, so that a heap dump of the cache's keys holds no usable token.
        String key = Base64.getEncoder().encodeToString(Sha256.of(token));
        JWTCallerPrincipal known = verified.getIfPresent(key);
        if (known == null) {
            known = verifier.parse(token, withAllowedAlgorithms(rules));
            requireClientId(known);
            verified.put(key, known);
        }
        long now = clock.instant().getEpochSecond();
        if (known.getExpirationTime() + rules.getClockSkew() <= now) {
            verified.invalidate(key);
            throw new ParseException("The token has expired");
        }
        return known;
    }

    // SmallRye's own setting takes one algorithm, and an identity provider's keys may be of several kinds.
    private JWTAuthContextInfo withAllowedAlgorithms(JWTAuthContextInfo rules) {
        JWTAuthContextInfo allowed = new JWTAuthContextInfo(rules);
        allowed.setSignatureAlgorithm(ALLOWED);
        return allowed;
    }

    private void requireClientId(JWTCallerPrincipal principal) throws ParseException {
        Object clientId = principal.getClaim(config.clientIdClaim());
        if (!(clientId instanceof String name) || name.isBlank() || name.length() > LONGEST_CLIENT_ID) {
            throw new ParseException("The token has no usable claim " + config.clientIdClaim());
        }
    }
}
