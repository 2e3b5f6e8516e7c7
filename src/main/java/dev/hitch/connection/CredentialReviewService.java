package dev.hitch.connection;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFailure.Kind;
import dev.hitch.telemetry.Metrics;

/** Draws the conclusions from checks of credentials. */
@ApplicationScoped
class CredentialReviewService {

    private static final Logger LOG = Logger.getLogger(CredentialReviewService.class);

    private static final String ACCEPTED = "accepted";
    private static final String DISCONNECTED = "disconnected";
    private static final String SUPERSEDED = "superseded";
    private static final String POSTPONED = "postponed";

    private final CheckPlan plan;
    private final DueCheckRepository checks;
    private final ConnectionRepository connections;
    private final MeterRegistry meters;

    CredentialReviewService(
            CheckPlan plan, DueCheckRepository checks, ConnectionRepository connections, MeterRegistry meters) {
        this.plan = plan;
        this.checks = checks;
        this.connections = connections;
        this.meters = meters;
    }

    /** Does what {@code finding} asks for. Where that fails, the check is due again when its lease is over. */
    Uni<Void> act(Finding finding) {
        return conclude(finding)
                .invoke(outcome -> meters.counter(
                                Metrics.CONNECTION_CHECKS,
                                Metrics.PROVIDER,
                                finding.check().provider(),
                                Metrics.OUTCOME,
                                outcome)
                        .increment())
                .onFailure()
                .invoke(failure ->
                        LOG.errorf(failure, "The check of %s", finding.check().id()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<String> conclude(Finding finding) {
        if (finding.needsTheUser()) {
            return disconnect(finding.check());
        } else if (finding.account() != null) {
            return checks.plan(finding.check(), plan.next(), 0).replaceWith(ACCEPTED);
        }
        return postpone(finding.check(), finding.failure()).replaceWith(POSTPONED);
    }

    private Uni<Void> postpone(DueCheck check, Throwable failure) {
        int failures = check.failures() + 1;
        Instant at = plan.retry(failures);
        if (failure instanceof ProviderFailure limited && limited.kind() == Kind.RATE_LIMITED) {
            plan.pause(check.provider(), limited.retryAfter());
            Instant allowed = plan.now().plus(limited.retryAfter());
            at = at.isAfter(allowed) ? at : allowed;
        }
        return checks.plan(check, at, failures);
    }

    /** Looks again before it disconnects: while the provider was asked, the user may have signed in anew. */
    @WithTransaction
    Uni<String> disconnect(DueCheck check) {
        return connections
                .lockAlive(check.application(), check.id())
                .map(connection -> connection != null
                        && connection.refused(check.credentials().box(), plan.now()))
                .call(connections::flush)
                .map(disconnected -> {
                    LOG.infof("The check of %s: %s", check.id(), disconnected ? DISCONNECTED : SUPERSEDED);
                    return disconnected ? DISCONNECTED : SUPERSEDED;
                });
    }
}
