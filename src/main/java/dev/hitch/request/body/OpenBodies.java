package dev.hitch.request.body;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** The bodies that are being read. */
// Not a singleton: the filter that uses it is made before there are settings.
@ApplicationScoped
class OpenBodies {

    // One look at all of them costs less than a timer for each.
    private static final Duration TICK = Duration.ofMillis(500);

    private final Set<OpenBody> open = ConcurrentHashMap.newKeySet();
    private final BodyBudget budget;
    private final Clock clock;

    @Inject
    OpenBodies(HttpConfig config, Clock clock) {
        this(new BodyBudget(config.bodies().asLongValue()), clock);
    }

    OpenBodies(BodyBudget budget, Clock clock) {
        this.budget = budget;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(TICK.toMillis(), tick -> giveUpSlow());
    }

    /** Ends every body that comes too slowly. */
    void giveUpSlow() {
        Instant now = now();
        open.forEach(body -> body.giveUpIfSlow(now));
    }

    BodyBudget budget() {
        return budget;
    }

    Instant now() {
        return clock.instant();
    }

    void add(OpenBody body) {
        open.add(body);
    }

    void remove(OpenBody body) {
        open.remove(body);
    }
}
