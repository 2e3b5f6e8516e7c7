package dev.hitch.shortlink.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;

import dev.hitch.memory.ChangeListener;
import dev.hitch.memory.Hearing;
import dev.hitch.memory.Remembered;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.visit.VisitService.Visit;

/**
 * Remembers the answers to visits: a link that is opened by thousands costs one query. A revocation takes effect when
 * it is made here or heard, whatever was read before. Unknown codes are not remembered: a link may get that code.
 *
 * <p>While the database is away, what was remembered is answered for a while longer, for nobody can revoke a link then.
 */
@ApplicationScoped
class VisitCache implements ChangeListener {

    private static final Visit REVOKED = new Visit(Instant.EPOCH, true);
    // Longer than any read of the database, and than any answer is used while the database is away.
    private static final Duration REVOKED_KEPT = Duration.ofMinutes(10);

    private final Hearing hearing;
    private final Remembered<String, Visit> visits;
    private final BooleanSupplier away;
    private final Duration staleTime;
    // A revoked link stays revoked and its code is never issued again: an entry cannot become wrong.
    private final Cache<String, Visit> revoked;

    @Inject
    VisitCache(VisitReads reads, Hearing hearing, VisitConfig config) {
        this(reads::read, reads::away, hearing, config);
    }

    VisitCache(Function<String, Uni<Visit>> read, BooleanSupplier away, Hearing hearing, VisitConfig config) {
        this.hearing = hearing;
        this.visits = new Remembered<>(hearing, config.cacheTime(), config.cacheSize(), read);
        this.away = away;
        this.staleTime = config.staleTime();
        this.revoked = Caffeine.newBuilder()
                .maximumSize(config.cacheSize())
                .expireAfterWrite(REVOKED_KEPT)
                .build();
    }

    /** What is known of the link with {@code code} without asking the database; null where that is nothing. */
    Visit ifKnown(ShortCode code) {
        Visit known = visits.ifKnown(code.value());
        return known == null ? revoked.getIfPresent(code.value()) : known;
    }

    /** What is known of the link with {@code code}, read where it is not remembered; a null item for no such link. */
    Uni<Visit> get(ShortCode code) {
        Visit known = ifKnown(code);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        Visit stale = stale(code);
        return stale != null && away.getAsBoolean()
                ? Uni.createFrom().item(stale)
                : visits.read(code.value())
                        .map(visit -> unlessRevoked(code, visit))
                        .onFailure()
                        .recoverWithUni(failure -> later(code, failure));
    }

    private Visit stale(ShortCode code) {
        return hearing.number() == 0 ? visits.ifKnownWithin(staleTime, code.value()) : null;
    }

    private Uni<Visit> later(ShortCode code, Throwable failure) {
        Visit stale = unlessRevoked(code, stale(code));
        return stale == null
                ? Uni.createFrom().failure(failure)
                : Uni.createFrom().item(stale);
    }

    private Visit unlessRevoked(ShortCode code, Visit visit) {
        Visit mark = revoked.getIfPresent(code.value());
        return mark == null ? visit : mark;
    }

    /** The link with this code is revoked. */
    void revoke(ShortCode code) {
        revoked.put(code.value(), REVOKED);
        visits.forget(code.value());
    }

    @Override
    public String channel() {
        return RevocationRepository.CHANNEL;
    }

    @Override
    public void received(String text) {
        ShortCode.parse(text).ifPresent(this::revoke);
    }
}
