package dev.hitch.connection.check;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.connection.ConnectionRepository;
import dev.hitch.connection.ConnectionSchedule;
import dev.hitch.connection.ConnectionWriteService;
import dev.hitch.connection.DueCheck;
import dev.hitch.telemetry.Metrics;

/** Does what follows from the result of a check. */
@ApplicationScoped
class CheckConclusions {

    private static final Logger LOG = Logger.getLogger(CheckConclusions.class);

    private final ConnectionSchedule schedule;
    private final ConnectionRepository checks;
    private final ConnectionWriteService connections;
    private final MeterRegistry meters;

    CheckConclusions(
            ConnectionSchedule schedule,
            ConnectionRepository checks,
            ConnectionWriteService connections,
            MeterRegistry meters) {
        this.schedule = schedule;
        this.checks = checks;
        this.connections = connections;
        this.meters = meters;
    }

    /** Never fails. Where something goes wrong, the check is due again when its lease is over. */
    Uni<Void> conclude(DueCheck check, CheckResult result) {
        return follow(check, result)
                .invoke(outcome -> count(check, outcome))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "The check of %s", check.id()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<String> follow(DueCheck check, CheckResult result) {
        return switch (result.kind()) {
            case ACCEPTED ->
                checks.planCheck(check, schedule.checkAfterSuccess(schedule.now()), 0)
                        .replaceWith("accepted");
            case REFUSED ->
                connections
                        .refuse(check.application(), check.id(), check.credentials())
                        .map(disconnected -> disconnected ? "disconnected" : "superseded")
                        .invoke(outcome -> LOG.infof("The check of %s: %s", check.id(), outcome));
            case NONE -> {
                int failures = check.failures() + 1;
                yield checks.planCheck(check, result.repeatAt(schedule, failures, schedule.now()), failures)
                        .replaceWith("postponed");
            }
        };
    }

    private void count(DueCheck check, String outcome) {
        meters.counter(Metrics.CONNECTION_CHECKS, Metrics.PROVIDER, check.provider(), Metrics.OUTCOME, outcome)
                .increment();
    }
}
