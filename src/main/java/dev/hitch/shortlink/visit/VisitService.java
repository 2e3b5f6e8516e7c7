package dev.hitch.shortlink.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;
import dev.hitch.shortlink.LinkParameters;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.ShortLinkId;
import dev.hitch.shortlink.ShortLinkStatus;

/** Decides what a visitor gets for a code. The redirect and Link ask here, so that both refuse the same codes. */
@ApplicationScoped
public class VisitService {

    private final VisitRepository links;
    private final VisitCache cache;
    private final VisitGuard guard;
    private final RevocationRepository revocations;
    private final Clock clock;

    VisitService(
            VisitRepository links, VisitCache cache, VisitGuard guard, RevocationRepository revocations, Clock clock) {
        this.links = links;
        this.cache = cache;
        this.guard = guard;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * The code that {@code typed} is, where its link is open. The answer is at most as old as the cache keeps it.
     *
     * @param address of the client, against which unknown codes are counted
     * @return or fails with {@link VisitRefused}
     */
    Uni<ShortCode> visit(String typed, String address) {
        return admit(typed, address).chain(code -> cache.get(code).chain(found -> {
            require(found, address);
            return found.open(clock.instant()) ? Uni.createFrom().item(code) : over(code);
        }));
    }

    // Whose link it is helps the user; that it is over is known without.
    private Uni<ShortCode> over(ShortCode code) {
        return links.read(code).onFailure().recoverWithNull().chain(link -> Uni.createFrom()
                .failure(VisitRefused.over(link)));
    }

    /**
     * What the short link {@code typed} stores, as the database has it now. Reads only.
     *
     * @param address of the client, against which unknown codes are counted
     * @return or fails with {@link VisitRefused}
     */
    public Uni<Opened> open(String typed, String address) {
        return admit(typed, address).chain(links::read).map(found -> {
            require(found == null ? null : found.visit(), address);
            if (!found.visit().open(clock.instant())) {
                throw VisitRefused.over(found);
            }
            return found;
        });
    }

    private Uni<ShortCode> admit(String typed, String address) {
        Optional<ShortCode> code = ShortCode.parse(typed);
        if (code.isEmpty()) {
            return Uni.createFrom().failure(VisitRefused.unknown());
        }
        Optional<Duration> wait = guard.wait(address);
        return wait.isPresent()
                ? Uni.createFrom().failure(VisitRefused.tooManyUnknown(wait.get()))
                : Uni.createFrom().item(code.get());
    }

    private void require(Visit visit, String address) {
        if (visit == null) {
            guard.miss(address);
            throw VisitRefused.unknown();
        }
    }

    /**
     * Revokes the application's link and tells every replica. Revoking it again changes nothing.
     *
     * @return its code, or null where the application has no such link
     */
    public Uni<ShortCode> revoke(ApplicationId application, ShortLinkId id) {
        return revocations
                .revoke(application, id, clock.instant())
                .onItem()
                .ifNotNull()
                .invoke(cache::revoke);
    }

    /** A link: whether it is open, whose it is, and what it stores. */
    public record Opened(Visit visit, ApplicationId application, LinkParameters parameters) {}

    /**
     * What has to be known of a link to answer a visit, small enough to be kept in memory.
     *
     * @param expiresAt the first instant at which the link is no longer open
     * @param revoked whether its owner has closed it
     */
    record Visit(Instant expiresAt, boolean revoked) {

        boolean open(Instant now) {
            return ShortLinkStatus.of(expiresAt, revoked, now) == ShortLinkStatus.LIVE;
        }
    }
}
