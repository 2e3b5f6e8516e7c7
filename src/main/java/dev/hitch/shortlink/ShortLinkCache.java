package dev.hitch.shortlink;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;

import dev.hitch.shortlink.ShortLink.Visit;

/**
 * Remembers for seconds what a code leads to, unknown codes included, so that a link sent to thousands costs one query. A
 * revocation that it is told of counts from that moment on, whatever was read before.
 */
@ApplicationScoped
class ShortLinkCache {

    private static final Optional<Visit> REVOKED = Optional.of(new Visit(Instant.EPOCH, true));
    // Longer than what is being read at the moment of a revocation can take to arrive and be remembered.
    private static final Duration MARK_TIME = Duration.ofMinutes(5);

    private final Duration time;
    private final long size;
    // A link once revoked stays so, and its code is never issued again: a mark is true whenever it is looked at.
    private final Cache<String, Optional<Visit>> revoked;
    private volatile Cache<String, Optional<Visit>> visits;

    @Inject
    ShortLinkCache(ShortLinkConfig config) {
        this(config.cacheTime(), config.cacheSize());
    }

    ShortLinkCache(Duration time, long size) {
        this.time = time;
        this.size = size;
        this.revoked = newCache(MARK_TIME);
        this.visits = newCache(time);
    }

    private Cache<String, Optional<Visit>> newCache(Duration kept) {
        return Caffeine.newBuilder().maximumSize(size).expireAfterWrite(kept).build();
    }

    /** What {@code code} leads to, empty where it is unknown: as remembered, else as {@code read} says. */
    Uni<Optional<Visit>> get(ShortCode code, Supplier<Uni<Optional<Visit>>> read) {
        Cache<String, Optional<Visit>> remembering = visits;
        Optional<Visit> remembered = unlessRevoked(code, remembering.getIfPresent(code.value()));
        return remembered != null
                ? Uni.createFrom().item(remembered)
                : read.get()
                        .invoke(visit -> remembering.put(code.value(), visit))
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

    /** Forgets what was read until now, and what is being read: a revocation may have been missed. */
    void clear() {
        visits = newCache(time);
    }
}
