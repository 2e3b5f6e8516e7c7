package dev.hitch.application.verification;

import java.time.Clock;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import dev.hitch.application.verification.RefusedToken.Reason;
import dev.hitch.application.verification.TokenRules.VerifiedToken;
import dev.hitch.error.ApiException;
import dev.hitch.id.Sha256;

/**
 * Verifies the token of a request. Replaces the verification of SmallRye JWT, which fetches keys while a request waits.
 * Verified tokens are cached, because checking a signature is the most expensive step of a request.
 */
@ApplicationScoped
class TokenVerification implements IdentityProvider<TokenAuthenticationRequest> {

    // Tokens of identity providers are far shorter. A longer one is not worth parsing.
    private static final int LONGEST_TOKEN = 16 * 1024;

    private final VerificationKeys keys;
    private final TokenRules rules;
    private final Refusals refusals;
    private final Clock clock;
    private final Cache<String, VerifiedToken> verified;

    TokenVerification(VerificationKeys keys, TokenRules rules, Refusals refusals, CallerConfig config, Clock clock) {
        this.keys = keys;
        this.rules = rules;
        this.refusals = refusals;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(config.tokenCacheSize())
                .expireAfterWrite(config.tokenCacheTime())
                .build();
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        // Before SmallRye JWT's own provider, which has the default priority.
        return IdentityProvider.super.priority() + 1;
    }

    /**
     * Fails with {@link AuthenticationFailedException} where the token is refused, with 503 where there are no keys.
     */
    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return verify(request.getToken().getToken())
                .onFailure(RefusedToken.class)
                .transform(this::refuse)
                .onFailure(ApiException.class)
                .invoke(() -> refusals.count(new RefusedToken(Reason.KEYS, "there are no keys to verify it with")))
                .map(TokenVerification::identity);
    }

    private Uni<VerifiedToken> verify(String token) {
        // A hash, so that a heap dump contains no usable token.
        String key = Base64.getEncoder().encodeToString(Sha256.of(token));
        VerifiedToken known = verified.getIfPresent(key);
        if (known != null) {
            return Uni.createFrom().item(known).invoke(this::requireUnexpired);
        }
        if (token.length() > LONGEST_TOKEN) {
            return Uni.createFrom()
                    .failure(new RefusedToken(Reason.TYPE, "it is longer than " + LONGEST_TOKEN + " characters"));
        }
        return whereCalled(keys.current().chain(held -> check(token, held))).invoke(found -> verified.put(key, found));
    }

    private Uni<VerifiedToken> check(String token, KeySet held) {
        return Uni.createFrom()
                .item(() -> rules.check(token, held))
                .onFailure(failure -> failure instanceof RefusedToken refused && refused.reason() == Reason.KEYS)
                .recoverWithUni(() -> keys.beyond(held).map(found -> rules.check(token, found)));
    }

    private void requireUnexpired(VerifiedToken token) {
        if (!clock.instant().isBefore(token.until())) {
            throw new RefusedToken(Reason.EXPIRED, "it ran out at " + token.until());
        }
    }

    // The keys may arrive on another context; the rest needs the context that the request began on.
    private static <T> Uni<T> whereCalled(Uni<T> uni) {
        Context context = Vertx.currentContext();
        return uni.emitOn(work -> {
            if (context == Vertx.currentContext()) {
                work.run();
            } else {
                context.runOnContext(ignored -> work.run());
            }
        });
    }

    private Throwable refuse(Throwable failure) {
        refusals.count((RefusedToken) failure);
        return new AuthenticationFailedException(failure);
    }

    private static SecurityIdentity identity(VerifiedToken token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(token.client())
                .addRoles(token.scopes())
                .build();
    }
}
