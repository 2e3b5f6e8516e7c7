package dev.hitch.postgres;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import org.jboss.logging.Logger;

import dev.hitch.memory.ChangeListener;
import dev.hitch.memory.Hearing;
import dev.hitch.telemetry.Metrics;

/** Listens, as long as this process serves HTTP, to all channels of the database that a feature wants to hear. */
@ApplicationScoped
class Notifications {

    private static final Logger LOG = Logger.getLogger(Notifications.class);

    private final DatabaseConfig config;
    private final Vertx vertx;
    private final NotificationRepository checks;
    private final Hearing hearing;
    private final List<ChangeListener> listeners;
    private Listening listening;

    Notifications(
            DatabaseConfig config,
            Vertx vertx,
            NotificationRepository checks,
            Hearing hearing,
            @All List<ChangeListener> listeners) {
        this.config = config;
        this.vertx = vertx;
        this.checks = checks;
        this.hearing = hearing;
        this.listeners = listeners;
    }

    @Produces
    @Singleton
    static Hearing hearing(DatabaseConfig config) {
        return new Hearing(config.listenUrl().isPresent(), System::nanoTime);
    }

    void measure(@Observes StartupEvent begin, MeterRegistry meters) {
        meters.gauge(Metrics.REVOCATION_LISTENING, hearing, known -> known.number() == 0 ? 0 : 1);
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
        if (!hearing.possible()) {
            LOG.info("No HITCH_DATABASE_LISTEN_URL that leads past the pooler: revocations are seen within"
                    + " HITCH_VISIT_CACHE_TIME");
            return;
        }
        List<PgConnectOptions> hosts = DatabaseUrl.parse(
                        "HITCH_DATABASE_LISTEN_URL", config.listenUrl().orElseThrow())
                .connections();
        Map<String, Consumer<String>> channels =
                listeners.stream().collect(Collectors.toMap(ChangeListener::channel, listener -> listener::received));
        listening = new Listening(vertx, hosts, channels, hearing, checks);
        listening.start();
    }

    synchronized void stop(@Observes ShutdownEvent end) {
        if (listening != null) {
            listening.close();
        }
    }
}
