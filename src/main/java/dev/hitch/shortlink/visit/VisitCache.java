package dev.hitch.shortlink.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;

import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.visit.VisitService.Visit;

/**
 * Keeps the answers to visits for a short time, unknown codes included: a link that is opened by thousands costs one
 * query. A revocation takes effect when {@link #revoke} is called, whatever was read before.
 */
@ApplicationScoped
class VisitCache {

    private static final Optional<Visit> REVOKED = Optional.of(new Visit(Instant.EPOCH, true));
    // Longer than any read of the database: a read that began before the revocation must not bring the old answer back.
    private static final Duration REVOKED_KEPT = Duration.ofMinutes(5);

    private final Function<ShortCode, Uni<Optional<Visit>>> read;
    private final Duration time;
    private final long size;
    // A revoked link stays revoked and its code is never issued again: an entry cannot become wrong.
    private final Cache<String, Optional<Visit>> revoked;
    private volatile Cache<String, Optional<Visit>> visits;

    @Inject
    VisitCache(VisitRepository links, VisitConfig config) {
        this(links::find, config.cacheTime(), config.cacheSize());
    }

    VisitCache(Function<ShortCode, Uni<Optional<Visit>>> read, Duration time, long size) {
        this.read = read;
        this.time = time;
        this.size = size;
        this.revoked = newCache(REVOKED_KEPT);
        this.visits = newCache(time);
    }

    private Cache<String, Optional<Visit>> newCache(Duration kept) {
        return Caffeine.newBuilder().maximumSize(size).expireAfterWrite(kept).build();
    }

    /**
     * What is known of the link with {@code code}, read where it is not in the cache; empty where there is no such
     * link.
     */
    Uni<Optional<Visit>> get(ShortCode code) {
        // The cache of this moment: what is read for a cache that was cleared meanwhile is put into the old one.
        Cache<String, Optional<Visit>> cached = visits;
        Optional<Visit> known = unlessRevoked(code, cached.getIfPresent(code.value()));
        return known != null
                ? Uni.createFrom().item(known)
                : read.apply(code)
                        .invoke(visit -> cached.put(code.value(), visit))
                        .map(visit -> unlessRevoked(code, visit));
    }

    private Optional<Visit> unlessRevoked(ShortCode code, Optional<Visit> visit) {
        Optional<Visit> mark = revoked.getIfPresent(code.value());
        return mark == null ? visit : mark;
    }

    /** The link with this code is revoked. */
    void revoke(ShortCode code) {
        revoked.put(code.value(), REVOKED);
    }

    /** Drops what was read until now, and what is being read: a revocation may have been missed. */
    void clear() {
        visits = newCache(time);
    }
}
