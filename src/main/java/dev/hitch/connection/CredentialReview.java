package dev.hitch.connection;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.credential.Credentials;
import dev.hitch.provider.ProviderCatalog;

/**
 * Checks from time to time whether providers still accept the stored credentials. A few at a time, no account twice within a run,
 * and with no database session open while a provider is asked.
 */
@ApplicationScoped
class CredentialReview {

    private static final Logger LOG = Logger.getLogger(CredentialReview.class);

    private final CheckPlan plan;
    private final DueCheckRepository checks;
    private final ConnectionSecrets secrets;
    private final ProviderCatalog providers;
    private final CredentialReviewService service;

    CredentialReview(
            CheckPlan plan,
            DueCheckRepository checks,
            ConnectionSecrets secrets,
            ProviderCatalog providers,
            CredentialReviewService service) {
        this.plan = plan;
        this.checks = checks;
        this.secrets = secrets;
        this.providers = providers;
        this.service = service;
    }

    /** Checks what is due, until nothing is. */
    Uni<Void> run() {
        return plan.enabled() ? rounds(new HashSet<>()) : Uni.createFrom().voidItem();
    }

    private Uni<Void> rounds(Set<String> asked) {
        return checks.claim(plan.now(), plan.leasedUntil(), plan.atOnce(), plan.paused())
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : round(due, asked).chain(() -> rounds(asked)));
    }

    private Uni<Void> round(List<DueCheck> due, Set<String> asked) {
        Map<Boolean, List<DueCheck>> first =
                due.stream().collect(Collectors.partitioningBy(check -> asked.add(check.account())));
        return ask(first.get(true))
                .chain(findings -> InTurn.each(findings, service::act))
                .chain(() -> InTurn.each(first.get(false), this::putOff));
    }

    private Uni<List<Finding>> ask(List<DueCheck> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUni(this::ask)
                .merge(plan.atOnce())
                .collect()
                .asList();
    }

    private Uni<Finding> ask(DueCheck check) {
        Credentials credentials;
        try {
            credentials = secrets.credentials(check);
        } catch (IllegalStateException unreadable) {
            // Its message names the row and the key.
            LOG.error(unreadable.getMessage());
            return Uni.createFrom().item(new Finding(check, null, unreadable));
        }
        return providers
                .verify(check.provider(), credentials)
                .map(account -> new Finding(check, account, null))
                .onFailure()
                .recoverWithItem(failure -> new Finding(check, null, failure));
    }

    private Uni<Void> putOff(DueCheck checked) {
        return checks.plan(checked, plan.afterTheOther(), checked.failures());
    }
}
