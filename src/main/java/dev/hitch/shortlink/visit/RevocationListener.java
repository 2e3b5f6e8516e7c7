package dev.hitch.shortlink.visit;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.postgres.Listening;
import dev.hitch.postgres.Notifications;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.telemetry.Metrics;

/**
 * Listens for revocations, so that each replica sees them at once. A replica that cannot listen sees a revocation when
 * the cached answer runs out.
 */
@ApplicationScoped
class RevocationListener implements Listening.Listener {

    private static final Logger LOG = Logger.getLogger(RevocationListener.class);

    private final Notifications notifications;
    private final RevocationRepository revocations;
    private final VisitCache cache;
    private final Duration fallback;
    private volatile boolean hearing;
    private boolean warned;
    private Listening listening;

    RevocationListener(
            Notifications notifications,
            RevocationRepository revocations,
            VisitCache cache,
            VisitConfig config,
            MeterRegistry meters) {
        this.notifications = notifications;
        this.revocations = revocations;
        this.cache = cache;
        this.fallback = config.cacheTime();
        meters.gauge(Metrics.REVOCATION_LISTENING, this, listener -> listener.hearing ? 1 : 0);
    }

    // Not at StartupEvent: a command starts the application as well, but no HTTP server.
    void start(@ObservesAsync HttpServerStart open) {
        start();
    }

    void start(@ObservesAsync HttpsServerStart open) {
        start();
    }

    private synchronized void start() {
        if (listening != null) {
            return;
        }
        if (!notifications.possible()) {
            LOG.infof(
                    "No HITCH_DATABASE_LISTEN_URL that leads past the pooler: revocations are seen within %s",
                    fallback);
            return;
        }
        listening = notifications.listen(RevocationRepository.CHANNEL, this);
    }

    synchronized void stop(@Observes ShutdownEvent end) {
        if (listening != null) {
            listening.close();
        }
    }

    @Override
    public Uni<Void> send(String text) {
        return revocations.tell(text);
    }

    @Override
    public void received(String text) {
        ShortCode.parse(text).ifPresent(cache::revoke);
    }

    @Override
    public void started() {
        cache.clear();
    }

    @Override
    public void working() {
        if (!hearing) {
            LOG.info("Listening for revocations");
        }
        hearing = true;
        warned = false;
    }

    @Override
    public void failing(String why) {
        if (!warned) {
            LOG.warnf("Not hearing of revocations, which are seen within %s all the same: %s", fallback, why);
        }
        hearing = false;
        warned = true;
    }
}
