package dev.hitch.shortlink;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.hitch.shortlink.ShortLink.Visit;

/** Remembers for seconds what a code leads to, unknown codes included, so that a link sent to thousands costs one query. */
@ApplicationScoped
class ShortLinkCache {

    private final Cache<String, Optional<Visit>> visits;

    ShortLinkCache(ShortLinkConfig config) {
        this.visits = Caffeine.newBuilder()
                .maximumSize(config.cacheSize())
                .expireAfterWrite(config.cacheTime())
                .build();
    }

    /** What was remembered of {@code code}: null where nothing, empty where it was unknown. */
    Optional<Visit> get(ShortCode code) {
        return visits.getIfPresent(code.value());
    }

    void put(ShortCode code, Optional<Visit> visit) {
        visits.put(code.value(), visit);
    }
}
