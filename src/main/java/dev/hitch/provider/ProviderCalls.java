package dev.hitch.provider;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import dev.hitch.credential.Credentials;
import dev.hitch.provider.ProviderFailure.Kind;
import dev.hitch.telemetry.Metrics;

/**
 * Calls providers within a time limit, measures every call, and turns every failure into a {@link ProviderFailure}.
 * Where no connection can be opened it tries once more within the same limit: nothing was sent, and a provider that
 * restarts is there again in a moment.
 */
@ApplicationScoped
class ProviderCalls {

    private static final Logger LOG = Logger.getLogger(ProviderCalls.class);
    private static final String ACCEPTED = "accepted";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ProviderConfig config;
    private final MeterRegistry meters;

    ProviderCalls(ProviderConfig config, MeterRegistry meters) {
        this.config = config;
        this.meters = meters;
    }

    /** How long a call may take. */
    Duration timeLimit() {
        return config.timeLimit();
    }

    /**
     * Calls {@link Provider#verify} of {@code provider}. At the time limit it cancels the call and fails with
     * {@link Kind#TIMED_OUT}. The result arrives on the caller's Vert.x context, if there is one.
     */
    Uni<ProviderAccount> verify(Provider provider, Credentials credentials) {
        Duration limit = config.timeLimit();
        return Uni.createFrom().deferred(() -> {
            Timer.Sample started = Timer.start(meters);
            Uni<ProviderAccount> call = twiceAtMost(() -> provider.verify(credentials))
                    .onItem()
                    .ifNull()
                    .failWith(() -> ProviderFailure.of(Kind.UNAVAILABLE, "no account"))
                    .ifNoItem()
                    .after(limit)
                    .failWith(() -> ProviderFailure.of(Kind.TIMED_OUT, "no answer within " + limit))
                    .onFailure(failure -> !(failure instanceof ProviderFailure))
                    .transform(ProviderCalls::unexpected);
            return onCallersContext(call)
                    .onItemOrFailure()
                    .invoke((account, failure) -> finish(started, provider, failure));
        });
    }

    private static Uni<ProviderAccount> twiceAtMost(Supplier<Uni<? extends ProviderAccount>> attempt) {
        return Uni.createFrom()
                .deferred(attempt)
                .onFailure(ProviderCalls::nothingSent)
                .recoverWithUni(() ->
                        Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE).chain(attempt));
    }

    private static boolean nothingSent(Throwable failure) {
        return failure instanceof ProviderFailure told && told.kind() == Kind.UNREACHABLE;
    }

    // Only the class name: the text of an unexpected failure may contain credentials.
    private static ProviderFailure unexpected(Throwable failure) {
        return ProviderFailure.of(Kind.UNAVAILABLE, failure.getClass().getName());
    }

    // The timer of the time limit runs on another thread, and a database session may only be used on its own context.
    private static <T> Uni<T> onCallersContext(Uni<T> uni) {
        Context context = Vertx.currentContext();
        return context == null ? uni : uni.emitOn(work -> context.runOnContext(ignored -> work.run()));
    }

    private void finish(Timer.Sample started, Provider provider, Throwable failure) {
        Kind kind = failure == null ? null : ((ProviderFailure) failure).kind();
        String outcome = kind == null ? ACCEPTED : kind.name().toLowerCase(Locale.ROOT);
        started.stop(
                meters.timer(Metrics.PROVIDER_VERIFY, Metrics.PROVIDER, provider.code(), Metrics.OUTCOME, outcome));
        if (kind != null) {
            LOG.logf(level(kind), "Provider %s %s: %s", provider.code(), outcome, failure.getMessage());
        }
    }

    // What a user or a caller can put right is no concern of the operator.
    private static Logger.Level level(Kind kind) {
        return switch (kind) {
            case INVALID_CREDENTIALS, EXPIRED_PASSWORD, NOT_FOUND, INSUFFICIENT_PERMISSIONS, RATE_LIMITED ->
                Logger.Level.DEBUG;
            case UNREACHABLE, UNAVAILABLE, UNKNOWN_ERROR, TIMED_OUT -> Logger.Level.WARN;
        };
    }
}
