package dev.hitch.application.verification;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;

import dev.hitch.application.Client;
import dev.hitch.application.verification.RefusedToken.Reason;

/**
 * What a token must be and say. The library is the one that SmallRye JWT verifies with; its own parser cannot be used,
 * because it also reads rights from {@code groups} and {@code roleMappings}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-4">RFC 9068, validating JWT access tokens</a>
 */
@ApplicationScoped
class TokenRules {

    private static final int LONGEST_CLIENT_ID = 255;

    // Only asymmetric algorithms, not configurable: with HMAC, whoever knows the public key could sign.
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    private final JWTAuthContextInfo settings;
    private final CallerConfig config;
    private final Clock clock;

    TokenRules(JWTAuthContextInfo settings, CallerConfig config, Clock clock) {
        this.settings = settings;
        this.config = config;
        this.clock = clock;
    }

    /** What {@code token} says; throws {@link RefusedToken} where it breaks a rule or {@code keys} do not verify it. */
    VerifiedToken check(String token, KeySet keys) {
        JwtContext verified = process(token, keys);
        JwtClaims claims = verified.getJwtClaims();
        try {
            requireType(verified.getJoseObjects().get(0).getHeaders().getObjectHeaderValue("typ"));
            requireAudience(claims);
            requireLifetime(claims);
            Client client = new Client(claims.getIssuer(), client(claims));
            requireKnown(client);
            return new VerifiedToken(client, scopes(claims), expiry(claims).plusSeconds(settings.getClockSkew()));
        } catch (MalformedClaimException malformed) {
            throw new RefusedToken(Reason.CLAIM, "one of its claims is of the wrong kind");
        }
    }

    private JwtContext process(String token, KeySet keys) {
        try {
            return consumer(keys).process(token);
        } catch (InvalidJwtException refused) {
            throw RefusedToken.because(refused, settings.getIssuedBy());
        } catch (RuntimeException unchecked) {
            // The library casts members of the header without checking their type.
            throw new RefusedToken(Reason.TYPE, "its head is not that of a JWT");
        }
    }

    private JwtConsumer consumer(KeySet keys) {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(keys)
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setRequireExpirationTime()
                .setExpectedIssuer(settings.getIssuedBy())
                .setSkipDefaultAudienceValidation()
                .setAllowedClockSkewInSeconds(settings.getClockSkew())
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    // Compared as media types are, without regard to case (RFC 7515, section 4.1.9).
    private void requireType(Object type) {
        String plain = type == null ? "JWT" : type.toString().replaceFirst("(?i)^application/(?=at\\+jwt$)", "");
        if (config.tokenTypes().stream().noneMatch(plain::equalsIgnoreCase)) {
            throw new RefusedToken(
                    Reason.TYPE,
                    "its typ is " + RefusedToken.quoted(type) + ", HITCH_CALLER_TOKEN_TYPES takes "
                            + config.tokenTypes());
        }
    }

    private void requireAudience(JwtClaims claims) throws MalformedClaimException {
        List<String> given = claims.hasAudience() ? claims.getAudience() : List.of();
        Set<String> expected = settings.getExpectedAudience() == null ? Set.of() : settings.getExpectedAudience();
        // RFC 7519, section 4.1.3: a token that names an audience is for nobody else. One that names none may come from
        // a client that is listed.
        boolean meant = expected.isEmpty()
                ? given.isEmpty() && config.clients().isPresent()
                : !Collections.disjoint(given, expected);
        if (!meant) {
            throw new RefusedToken(
                    Reason.AUDIENCE,
                    "its aud is " + RefusedToken.quoted(given) + ", MP_JWT_VERIFY_AUDIENCES is "
                            + RefusedToken.quoted(expected));
        }
    }

    private void requireLifetime(JwtClaims claims) throws MalformedClaimException {
        long now = clock.instant().getEpochSecond();
        long issued = claims.getIssuedAt() == null ? now : claims.getIssuedAt().getValue();
        long expires = claims.getExpirationTime().getValue();
        if (issued > expires) {
            throw new RefusedToken(Reason.CLAIM, "its iat is after its exp");
        }
        // Also counted from now: an iat in the future must not make a token valid for longer.
        if (expires
                > Math.min(issued, now + settings.getClockSkew())
                        + config.tokenLifetime().toSeconds()) {
            throw new RefusedToken(
                    Reason.CLAIM,
                    "it lasts longer than HITCH_CALLER_TOKEN_LIFETIME, which is " + config.tokenLifetime());
        }
    }

    private String client(JwtClaims claims) {
        Object claim = claims.getClaimValue(config.clientIdClaim());
        if (claim instanceof String name && !name.isBlank() && name.length() <= LONGEST_CLIENT_ID) {
            return name;
        }
        throw new RefusedToken(
                Reason.CLAIM,
                "it has no usable claim " + config.clientIdClaim()
                        + " (HITCH_CALLER_CLIENT_ID_CLAIM) to name its client;" + " it has "
                        + RefusedToken.quoted(claims.getClaimNames()));
    }

    private void requireKnown(Client client) {
        if (config.clients().filter(known -> !known.contains(client.id())).isPresent()) {
            throw new RefusedToken(
                    Reason.AUDIENCE,
                    "its client " + RefusedToken.quoted(client.id()) + " is not among HITCH_CALLER_CLIENTS");
        }
    }

    private Set<String> scopes(JwtClaims claims) {
        Object claim = claims.getClaimValue(config.scopeClaim());
        String prefix = config.scopePrefix().orElse("");
        Stream<?> words = claim instanceof String text
                ? Stream.of(text.split(" "))
                : claim instanceof Collection<?> list ? list.stream() : Stream.empty();
        return words.filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Instant expiry(JwtClaims claims) throws MalformedClaimException {
        return Instant.ofEpochSecond(claims.getExpirationTime().getValue());
    }

    /**
     * What a verified token says.
     *
     * @param client whom it names
     * @param scopes what it grants; words that mean nothing here among them
     * @param until the moment from which on it is refused: its expiry, and what clocks may differ by
     */
    record VerifiedToken(Client client, Set<String> scopes, Instant until) {}
}
