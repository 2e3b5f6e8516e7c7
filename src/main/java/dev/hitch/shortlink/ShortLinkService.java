package dev.hitch.shortlink;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

import dev.hitch.application.Application;
import dev.hitch.application.ApplicationId;
import dev.hitch.application.ApplicationService;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.json.Draft;
import dev.hitch.shortlink.ShortLink.Visit;
import dev.hitch.template.LinkTemplateService;

/** Mints short links, the same one for the same request, and says what a code leads to. */
@ApplicationScoped
class ShortLinkService {

    // A collision has a chance of one in a million even with a million links; ten in a row mean that something is
    // broken.
    static final int ATTEMPTS = 10;

    private final ShortLinkRepository links;
    private final ShortCodeGenerator codes;
    private final ShortLinkCache cache;
    private final ApplicationService applications;
    private final LinkTemplateService templates;
    private final Clock clock;

    ShortLinkService(
            ShortLinkRepository links,
            ShortCodeGenerator codes,
            ShortLinkCache cache,
            ApplicationService applications,
            LinkTemplateService templates,
            Clock clock) {
        this.links = links;
        this.codes = codes;
        this.cache = cache;
        this.applications = applications;
        this.templates = templates;
        this.clock = clock;
    }

    /**
     * The application's live link for these parameters, minted now unless an identical request did so before.
     *
     * @return or fails with {@code bad_request}, which says what was wrong already, and whether the redirect URL or the template is
     *     not the application's to use
     */
    Uni<Minted> mint(ApplicationId application, Draft<LinkParameters> given) {
        return refusals(application, given.body())
                .map(found -> given.with(found).require().normalized())
                .chain(parameters -> upsert(application, parameters, clock.instant(), ATTEMPTS));
    }

    private Uni<Minted> upsert(ApplicationId application, LinkParameters parameters, Instant now, int attempts) {
        if (attempts == 0) {
            return Uni.createFrom().failure(noCode());
        }
        return links.upsert(application, parameters, codes.next(), aYearAfter(now), now)
                .onItem()
                .ifNull()
                .switchTo(() -> upsert(application, parameters, now, attempts - 1));
    }

    static ApiException noCode() {
        return ApiException.of(ErrorCode.SERVICE_UNAVAILABLE, "No free code was found. Please try again.");
    }

    static Instant aYearAfter(Instant now) {
        return now.atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
    }

    /** Why the application may not use these parameters, as far as that takes a look at what is stored; empty where it may. */
    Uni<List<Violation>> refusals(ApplicationId application, LinkParameters parameters) {
        return rules(application, Stream.ofNullable(parameters).toList()).map(rules -> rules.refusals(parameters));
    }

    /** What has to be known to judge all of {@code asked}. */
    Uni<MintRules> rules(ApplicationId application, List<LinkParameters> asked) {
        boolean redirects = asked.stream().anyMatch(parameters -> parameters.redirectUrl() != null);
        Set<String> named = asked.stream()
                .map(LinkParameters::storedTemplate)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Uni<Application> owner =
                redirects ? applications.read(application) : Uni.createFrom().nullItem();
        return owner.chain(found -> templates.usable(application, named).map(usable -> new MintRules(found, usable)));
    }

    /** What {@code code} leads to, empty where there is no such link. At most the cache's time old. */
    Uni<Optional<Visit>> resolve(ShortCode code) {
        return cache.get(code, () -> find(code));
    }

    /** The link itself as it is stored now, or null. */
    @WithSession
    Uni<ShortLink> read(ShortCode code) {
        return links.findByCode(code);
    }

    @WithSession
    Uni<Optional<Visit>> find(ShortCode code) {
        return links.findByCode(code).map(link -> Optional.ofNullable(link).map(ShortLink::visit));
    }
}
