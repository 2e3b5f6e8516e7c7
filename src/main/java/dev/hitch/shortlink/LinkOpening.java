package dev.hitch.shortlink;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;

/** Tells Link what it was opened with: what a short link stores, or what an address says under the same rules. */
@ApplicationScoped
public class LinkOpening {

    private final ShortLinkService links;
    private final VisitGuard guard;
    private final Validator validator;
    private final Clock clock;

    LinkOpening(ShortLinkService links, VisitGuard guard, Validator validator, Clock clock) {
        this.links = links;
        this.guard = guard;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * What the short link {@code typed} stores. Reads only. Unknown codes are counted against {@code address}, as visits are.
     *
     * @return or fails with {@code not_found}, {@code gone} or {@code too_many_requests}
     */
    public Uni<Opened> open(String typed, String address) {
        Optional<ShortCode> code = ShortCode.parse(typed);
        if (code.isEmpty()) {
            return Uni.createFrom().failure(Refusal.NOT_FOUND.error(null));
        }
        Optional<Duration> wait = guard.wait(address);
        return wait.isPresent()
                ? Uni.createFrom().failure(Refusal.TOO_MANY.error(wait.get()))
                : links.read(code.get()).map(link -> opened(link, address));
    }

    private Opened opened(ShortLink link, String address) {
        if (link == null) {
            guard.miss(address);
            throw Refusal.NOT_FOUND.error(null);
        }
        if (!link.visit().open(clock.instant())) {
            throw Refusal.GONE.error(null);
        }
        return new Opened(new ApplicationId(link.applicationId), link.parameters);
    }

    /**
     * What an address says, in its one spelling, where a short link of the application could be minted with it.
     *
     * @return or fails with {@code bad_request}
     */
    public Uni<LinkParameters> check(ApplicationId application, LinkParameters given) {
        boolean wellFormed = validator.validate(given).isEmpty();
        if (!wellFormed) {
            return Uni.createFrom()
                    .failure(ApiException.of(
                            ErrorCode.BAD_REQUEST, Violation.of("{requestQuery}", "must be parameters of Link")));
        }
        LinkParameters parameters = given.normalized();
        return links.refusals(application, parameters).map(found -> {
            if (!found.isEmpty()) {
                throw ApiException.of(ErrorCode.BAD_REQUEST, found);
            }
            return parameters;
        });
    }

    /** Whose link it is, and what it stores. */
    public record Opened(ApplicationId application, LinkParameters parameters) {}
}
