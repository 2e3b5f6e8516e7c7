package dev.hitch.application.verification;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What access tokens look like, which differs from one identity provider to another. */
@ConfigMapping(prefix = "hitch.caller")
interface CallerConfig {

    /**
     * The claim that names the application: {@code client_id} by RFC 9068; some providers call it {@code azp} or
     * {@code cid}.
     */
    @WithDefault("client_id")
    String clientIdClaim();

    /** The one claim that grants scopes: a text of words with blanks between them, or a list of words. */
    @WithDefault("scope")
    String scopeClaim();

    /**
     * The prefix of each scope in the token, which is removed. If it is set, words without it grant nothing: they are
     * scopes of another API.
     */
    Optional<String> scopePrefix();

    /**
     * The clients that are accepted, by the claim that names the application. Empty: all clients of the identity
     * provider. Needed in place of {@code MP_JWT_VERIFY_AUDIENCES} where the provider's tokens have no {@code aud}.
     */
    Optional<Set<String>> clients();

    /**
     * The types of tokens that are taken: {@code at+jwt}, which stands for {@code application/at+jwt} too, and
     * {@code JWT}, which stands for a token without a type too. {@code at+jwt} alone keeps out ID tokens, where the
     * provider writes it.
     */
    @WithDefault("at+jwt,JWT")
    @NotEmpty
    Set<@Pattern(regexp = "at\\+jwt|JWT", message = "must be at+jwt or JWT") String> tokenTypes();

    /** The longest time from a token's {@code iat}, or from now where it has none, to its {@code exp}. */
    @WithDefault("P100D")
    @DurationMin(seconds = 1)
    Duration tokenLifetime();

    /**
     * How long a verified token is accepted without checking its signature again; its expiry is checked every time. A
     * longer time saves processor time, but a key that the identity provider withdraws is accepted for as long. At most
     * a minute.
     */
    @WithDefault("PT60S")
    @DurationMax(seconds = 60)
    Duration tokenCacheTime();

    /** How many verified tokens are kept. Each takes about 1 KiB. */
    @WithDefault("10000")
    @Positive
    long tokenCacheSize();
}
