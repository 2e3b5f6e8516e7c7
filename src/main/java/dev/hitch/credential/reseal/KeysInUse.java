package dev.hitch.credential.reseal;

import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.VertxContextSupport;

import dev.hitch.command.CommandStart;

/** Refuses to start production without a key that secrets are still sealed with, after the migrations and before anybody is served. */
@ApplicationScoped
class KeysInUse {

    private final Resealing resealing;

    KeysInUse(Resealing resealing) {
        this.resealing = resealing;
    }

    // Ahead of the scheduler, which starts at PLATFORM_BEFORE: nothing may run by the clock in a process that is
    // refused.
    void require(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent starting) throws Throwable {
        if (LaunchMode.current() != LaunchMode.NORMAL || CommandStart.isCommand()) {
            return;
        }
        Set<String> missing = VertxContextSupport.subscribeAndAwait(resealing::missingKeyIds);
        if (!missing.isEmpty()) {
            // Of all failures of a start, this is one that Quarkus tells of in its own line and no stack trace.
            throw new ConfigurationException(refusal(missing));
        }
    }

    static String refusal(Set<String> missing) {
        return "HITCH_CREDENTIAL_KEYS lacks " + String.join(", ", missing)
                + ", and secrets are still sealed with it: add it behind the first, run the command \"reseal\", and drop it"
                + " once \"reseal --check\" finds nothing left";
    }
}
