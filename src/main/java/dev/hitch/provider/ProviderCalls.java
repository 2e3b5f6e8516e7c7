package dev.hitch.provider;

import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import dev.hitch.credential.Credentials;
import dev.hitch.telemetry.Metrics;

/** Calls providers within a time limit, so that every call ends, fails only with a {@link ProviderFailure}, and is measured. */
@ApplicationScoped
class ProviderCalls {

    private static final Logger LOG = Logger.getLogger(ProviderCalls.class);
    private static final String ACCEPTED = "accepted";
    private static final Map<Class<? extends ProviderFailure>, String> OUTCOMES = Map.of(
            ProviderFailure.InvalidCredentials.class, "invalid_credentials",
            ProviderFailure.InsufficientPermissions.class, "insufficient_permissions",
            ProviderFailure.RateLimited.class, "rate_limited",
            ProviderFailure.Unavailable.class, "unavailable",
            ProviderFailure.TimedOut.class, "timed_out");

    private final ProviderConfig config;
    private final MeterRegistry meters;

    ProviderCalls(ProviderConfig config, MeterRegistry meters) {
        this.config = config;
        this.meters = meters;
    }

    /**
     * What {@link Provider#verify} of {@code provider} says, or {@link ProviderFailure.TimedOut}, whereupon the call is
     * cancelled. Goes on where it was called: on the caller's Vert.x context, if there is one.
     */
    Uni<ProviderAccount> verify(Provider provider, Credentials credentials) {
        Duration limit = config.timeLimit();
        return Uni.createFrom().deferred(() -> {
            Timer.Sample started = Timer.start(meters);
            Uni<ProviderAccount> call = Uni.createFrom()
                    .deferred(() -> provider.verify(credentials))
                    .onItem()
                    .ifNull()
                    .failWith(() -> new ProviderFailure.Unavailable("no account"))
                    .ifNoItem()
                    .after(limit)
                    .failWith(() -> new ProviderFailure.TimedOut(limit))
                    .onFailure(failure -> !(failure instanceof ProviderFailure))
                    .transform(ProviderCalls::unexpected);
            return onCallersContext(call)
                    .onItemOrFailure()
                    .invoke((account, failure) -> tell(started, provider, failure));
        });
    }

    // The class alone: the text of a failure nobody foresaw may quote credentials.
    private static ProviderFailure unexpected(Throwable failure) {
        return new ProviderFailure.Unavailable(failure.getClass().getName());
    }

    // The time limit strikes on a thread of its own, and a database session may only be used where it was opened.
    private static <T> Uni<T> onCallersContext(Uni<T> uni) {
        Context context = Vertx.currentContext();
        return context == null ? uni : uni.emitOn(work -> context.runOnContext(ignored -> work.run()));
    }

    private void tell(Timer.Sample started, Provider provider, Throwable failure) {
        String outcome = failure == null ? ACCEPTED : OUTCOMES.get(failure.getClass());
        started.stop(
                meters.timer(Metrics.PROVIDER_VERIFY, Metrics.PROVIDER, provider.code(), Metrics.OUTCOME, outcome));
        if (failure != null) {
            // A refusal is the user's affair; the rest is ours to look into.
            boolean ours =
                    failure instanceof ProviderFailure.Unavailable || failure instanceof ProviderFailure.TimedOut;
            LOG.logf(
                    ours ? Logger.Level.WARN : Logger.Level.DEBUG,
                    "Provider %s %s: %s",
                    provider.code(),
                    outcome,
                    failure.getMessage());
        }
    }
}
