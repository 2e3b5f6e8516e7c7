package dev.hitch.application.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jboss.logging.Logger;

import dev.hitch.error.ApiException;
import dev.hitch.telemetry.Metrics;

/**
 * The keys that tokens are verified with, in memory. Where they are at an address they are fetched in the background:
 * once for all who wait, again before they are old, and again when a token names a key that is not among them, once a
 * minute at most.
 */
@ApplicationScoped
class VerificationKeys {

    private static final Logger LOG = Logger.getLogger(VerificationKeys.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration BETWEEN_UNKNOWN_KEYS = Duration.ofMinutes(1);

    private final KeySource source;
    private final Config config;
    private final Clock clock;
    private final Vertx vertx;

    private volatile KeySet last;
    /** The time since which the keys cannot be fetched; null while they can. */
    private volatile Instant failingSince;

    // Guarded by this.
    private Uni<Void> looking;
    private Instant lookedForUnknownKey = Instant.MIN;
    private Instant nextLook = Instant.MIN;
    private String told = "";
    private long timer = -1;
    private boolean over;

    VerificationKeys(JWTAuthContextInfo rules, Config config, Clock clock, Vertx vertx, MeterRegistry meters) {
        this.source = KeySource.of(rules, vertx);
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
        meters.gauge(Metrics.JWKS_FRESH, this, keys -> keys.last != null && keys.failingSince == null ? 1 : 0);
    }

    // Not at the start of the application: a command starts it too, but serves no requests.
    void start(@ObservesAsync HttpServerStart open) {
        look();
    }

    void start(@ObservesAsync HttpsServerStart open) {
        look();
    }

    /**
     * The keys as they are known. Waits, two seconds at most, only where none have been had yet; fails with 503 where
     * there are none.
     */
    Uni<KeySet> current() {
        KeySet known = held();
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return firstLook().map(looked -> heldOrUnavailable());
    }

    /**
     * The keys after looking again, because none of {@code tried} fits; the same where that was done within the last
     * minute.
     */
    Uni<KeySet> beyond(KeySet tried) {
        return lookForUnknownKey(tried).map(looked -> heldOrUnavailable());
    }

    private KeySet held() {
        Instant failing = failingSince;
        return failing == null || clock.instant().isBefore(failing.plus(config.staleTime())) ? last : null;
    }

    private KeySet heldOrUnavailable() {
        KeySet known = held();
        if (known == null) {
            throw ApiException.unavailable(
                    "The keys that access tokens are verified with cannot be had. Please try again.", untilNextLook());
        }
        return known;
    }

    private synchronized Duration untilNextLook() {
        Duration wait = Duration.between(clock.instant(), nextLook);
        return wait.compareTo(RETRY) > 0 || wait.isNegative() ? RETRY : wait;
    }

    // While fetches fail, callers wait for the next scheduled one and start none themselves.
    private synchronized Uni<Void> firstLook() {
        // A fetch may have ended since the caller saw no keys.
        return looking != null || last == null && failingSince == null
                ? look()
                : Uni.createFrom().voidItem();
    }

    private synchronized Uni<Void> lookForUnknownKey(KeySet tried) {
        if (looking != null) {
            return looking;
        }
        Instant now = clock.instant();
        boolean soon = now.isBefore(lookedForUnknownKey.plus(BETWEEN_UNKNOWN_KEYS));
        if (!source.changes() || tried != last || soon) {
            return Uni.createFrom().voidItem();
        }
        lookedForUnknownKey = now;
        return look();
    }

    private synchronized Uni<Void> look() {
        if (looking == null && !over) {
            looking = source.read()
                    .map(KeySet::parse)
                    .onItemOrFailure()
                    .invoke(this::looked)
                    .onItemOrFailure()
                    .<Void>transform((keys, failure) -> null)
                    .memoize()
                    .indefinitely();
            Uni<Void> begun = looking;
            begun.subscribe().with(done -> {});
            return begun;
        }
        return looking == null ? Uni.createFrom().voidItem() : looking;
    }

    private synchronized void looked(KeySet keys, Throwable failure) {
        looking = null;
        if (failure == null) {
            last = keys;
            failingSince = null;
            tell("", "The keys of " + source + " can be fetched again");
        } else {
            if (failingSince == null) {
                failingSince = clock.instant();
            }
            tellOf(failure);
        }
        Duration pause = failure == null || config.refreshTime().compareTo(RETRY) < 0 ? config.refreshTime() : RETRY;
        nextLook = clock.instant().plus(pause);
        if (source.changes() && !over) {
            vertx.cancelTimer(timer);
            timer = vertx.setTimer(pause.toMillis(), due -> look());
        }
    }

    private void tellOf(Throwable failure) {
        // A malformed document is a different mistake than an address that does not answer.
        boolean wrong = failure instanceof IllegalArgumentException;
        String what = source + (wrong ? " " : " cannot be read: ") + failure.getMessage();
        String kind = wrong ? " wrong" : " away";
        if (held() == null) {
            tell("none" + kind, "There is no key to verify access tokens with, calls are answered 503: " + what);
        } else {
            tell(
                    "stale" + kind,
                    "The last good keys go on until " + failingSince.plus(config.staleTime()) + ": " + what);
        }
    }

    private void tell(String state, String message) {
        if (!told.equals(state)) {
            LOG.warn(message);
        }
        told = state;
    }

    @PreDestroy
    synchronized void stop() {
        over = true;
        vertx.cancelTimer(timer);
        source.close();
    }

    /** How the keys at a JWKS address are kept. */
    @ConfigMapping(prefix = "hitch.jwks")
    interface Config {

        /**
         * How often the keys are fetched. A key that the identity provider withdraws is accepted until the next fetch.
         * A shorter time sends the identity provider more requests.
         */
        @WithDefault("PT10M")
        @DurationMin(seconds = 1)
        Duration refreshTime();

        /**
         * How long the last good keys are used while they cannot be fetched. After that, calls are answered 503.
         * {@code PT0S}: they are not used. A longer time bridges longer failures, but a key that is withdrawn meanwhile
         * is accepted for as long.
         */
        @WithDefault("PT12H")
        @DurationMin(seconds = 0)
        Duration staleTime();
    }
}
