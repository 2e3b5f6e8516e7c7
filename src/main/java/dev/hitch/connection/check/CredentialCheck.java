package dev.hitch.connection.check;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.connection.ConnectionConfig;
import dev.hitch.connection.ConnectionRepository;
import dev.hitch.connection.ConnectionSchedule;
import dev.hitch.connection.ConnectionSecrets;
import dev.hitch.connection.DueCheck;
import dev.hitch.credential.Credentials;
import dev.hitch.provider.ProviderCatalog;

/**
 * Checks from time to time whether providers still accept the stored credentials: a few at a time, no account twice in
 * a run, and with no database session open while a provider is asked.
 */
@ApplicationScoped
class CredentialCheck {

    private static final Logger LOG = Logger.getLogger(CredentialCheck.class);

    /**
     * How long a replica may take for the checks that it has claimed: longer than the time limit of any provider. After
     * that, other replicas claim them.
     */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final ConnectionConfig config;
    private final ConnectionSchedule schedule;
    private final ConnectionRepository checks;
    private final ConnectionSecrets secrets;
    private final ProviderCatalog providers;
    private final CheckConclusions conclusions;

    /** Until when this replica asks a provider nothing, by its code. */
    private final Map<String, Instant> pausedUntil = new ConcurrentHashMap<>();

    CredentialCheck(
            ConnectionConfig config,
            ConnectionSchedule schedule,
            ConnectionRepository checks,
            ConnectionSecrets secrets,
            ProviderCatalog providers,
            CheckConclusions conclusions) {
        this.config = config;
        this.schedule = schedule;
        this.checks = checks;
        this.secrets = secrets;
        this.providers = providers;
        this.conclusions = conclusions;
    }

    /** Checks what is due, until nothing is. */
    @Scheduled(
            identity = "connection-check",
            every = "${hitch.connection.tick}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return config.checkInterval().isZero() ? Uni.createFrom().voidItem() : rounds(new HashSet<>());
    }

    private Uni<Void> rounds(Set<String> asked) {
        return claim(config.checksAtOnce())
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : round(due, asked).chain(() -> rounds(asked)));
    }

    Uni<List<DueCheck>> claim(int limit) {
        Instant now = schedule.now();
        pausedUntil.values().removeIf(until -> !until.isAfter(now));
        return checks.claimChecks(now, now.plus(LEASE), limit, List.copyOf(pausedUntil.keySet()));
    }

    private Uni<Void> round(List<DueCheck> due, Set<String> asked) {
        Map<Boolean, List<DueCheck>> first =
                due.stream().collect(Collectors.partitioningBy(check -> asked.add(check.account())));
        return ask(first.get(true))
                .chain(results -> inTurn(Multi.createFrom().iterable(results.entrySet()), this::conclude))
                .chain(() -> inTurn(Multi.createFrom().iterable(first.get(false)), this::putOff));
    }

    private Uni<Map<DueCheck, CheckResult>> ask(List<DueCheck> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUni(check -> ask(check).map(result -> Map.entry(check, result)))
                .merge(config.checksAtOnce())
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Uni<CheckResult> ask(DueCheck check) {
        Credentials credentials;
        try {
            credentials = secrets.credentials(check.id(), check.credentials());
        } catch (IllegalStateException unreadable) {
            // Its message names the row and the key.
            LOG.error(unreadable.getMessage());
            return Uni.createFrom().item(CheckResult.failed(unreadable));
        }
        return providers
                .verify(check.provider(), credentials)
                .map(account -> CheckResult.opened(check, account))
                .onFailure()
                .recoverWithItem(CheckResult::failed);
    }

    private Uni<Void> conclude(Map.Entry<DueCheck, CheckResult> checked) {
        Duration wait = checked.getValue().retryAfter();
        if (wait.compareTo(Duration.ZERO) > 0) {
            Instant until = schedule.now().plus(wait);
            pausedUntil.merge(checked.getKey().provider(), until, (one, other) -> one.isAfter(other) ? one : other);
        }
        return conclusions.conclude(checked.getKey(), checked.getValue());
    }

    private Uni<Void> putOff(DueCheck check) {
        return checks.planCheck(check, schedule.checkAfterSameAccount(schedule.now()), check.failures());
    }

    // Not at once: they share the database session of this context.
    private static <T> Uni<Void> inTurn(Multi<T> items, Function<T, Uni<? extends Void>> work) {
        return items.onItem()
                .transformToUniAndConcatenate(work)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
