package dev.hitch.shortlink.mint;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;
import dev.hitch.application.ApplicationService;
import dev.hitch.shortlink.LinkParameters;
import dev.hitch.shortlink.ShortCodeGenerator;
import dev.hitch.shortlink.mint.MintOutcome.Judged;
import dev.hitch.template.LinkTemplateService;

/** Mints short links, the same one for the same request. */
@ApplicationScoped
public class MintService {

    // Even with a million links one draw in a million is taken: ten in a row mean that something is broken.
    private static final int ATTEMPTS = 10;

    private final MintRepository links;
    private final ShortCodeGenerator codes;
    private final ApplicationService applications;
    private final LinkTemplateService templates;
    private final Validator validator;
    private final Clock clock;

    MintService(
            MintRepository links,
            ShortCodeGenerator codes,
            ApplicationService applications,
            LinkTemplateService templates,
            Validator validator,
            Clock clock) {
        this.links = links;
        this.codes = codes;
        this.applications = applications;
        this.templates = templates;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * For each request the application's live link with its parameters, minted now unless an identical request did so
     * before.
     *
     * @return an outcome for each, in the same order and as if they had come one after the other
     */
    Uni<List<MintOutcome>> mint(ApplicationId application, List<Mint> requests) {
        List<LinkParameters> asked = requests.stream()
                .map(request -> request.draft().body())
                .filter(Objects::nonNull)
                .toList();
        return rules(application, asked).chain(rules -> {
            List<Judged> judged = requests.stream()
                    .map(request ->
                            new Judged(request, rules.refusals(request.draft().body())))
                    .toList();
            Instant now = clock.instant();
            return store(
                            accepted(judged),
                            ATTEMPTS,
                            missing -> links.mint(application, missing, codes::next, aYearAfter(now), now),
                            missing -> links.retireExpired(application, missing, now))
                    .map(stored -> MintOutcome.each(judged, stored));
        });
    }

    private static Map<String, Mint> accepted(List<Judged> requests) {
        Map<String, Mint> distinct = new LinkedHashMap<>();
        requests.stream()
                .filter(Judged::accepted)
                .forEach(request -> distinct.putIfAbsent(request.mint().fingerprint(), request.mint()));
        return distinct;
    }

    // What is missing in an answer of the database is asked for again: with other codes, and once an expired link no
    // longer holds the fingerprint.
    static Uni<Map<String, MintOutcome>> store(
            Map<String, Mint> missing,
            int attempts,
            Function<Collection<Mint>, Uni<Map<String, MintOutcome>>> mint,
            Function<Collection<Mint>, Uni<Void>> retireExpired) {
        if (missing.isEmpty() || attempts == 0) {
            return Uni.createFrom().item(new HashMap<>());
        }
        return mint.apply(missing.values()).chain(stored -> {
            missing.keySet().removeAll(stored.keySet());
            Uni<Void> ready = missing.isEmpty() ? Uni.createFrom().voidItem() : retireExpired.apply(missing.values());
            return ready.chain(() -> store(missing, attempts - 1, mint, retireExpired))
                    .invoke(later -> later.putAll(stored));
        });
    }

    static Instant aYearAfter(Instant now) {
        return now.atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
    }

    /** Whether the application could mint a link with these parameters, which may come from elsewhere than a body. */
    public Uni<Boolean> accepts(ApplicationId application, LinkParameters given) {
        return validator.validate(given).isEmpty()
                ? rules(application, List.of(given))
                        .map(rules -> rules.refusals(given).isEmpty())
                : Uni.createFrom().item(false);
    }

    private Uni<MintRules> rules(ApplicationId application, List<LinkParameters> asked) {
        boolean redirects = asked.stream().anyMatch(parameters -> parameters.redirectUrl() != null);
        Set<String> named = asked.stream()
                .map(LinkParameters::storedTemplate)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Uni<Predicate<String>> allowed = redirects
                ? applications.read(application).map(owner -> owner::mayRedirectTo)
                : Uni.createFrom().item(url -> true);
        return allowed.chain(
                redirect -> templates.usable(application, named).map(usable -> new MintRules(redirect, usable)));
    }
}
