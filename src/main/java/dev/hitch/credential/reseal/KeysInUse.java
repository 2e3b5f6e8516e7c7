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

/**
 * Ends a start in production if a key is missing that stored secrets still need. Runs after the migrations and before
 * requests are served.
 */
@ApplicationScoped
class KeysInUse {

    private final ResealBatches batches;

    KeysInUse(ResealBatches batches) {
        this.batches = batches;
    }

    // Before the scheduler, which starts at PLATFORM_BEFORE: no job may run in a process that will not start.
    void require(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent starting) throws Throwable {
        if (LaunchMode.current() != LaunchMode.NORMAL || CommandStart.isCommand()) {
            return;
        }
        Set<String> missing = VertxContextSupport.subscribeAndAwait(batches::missingKeyIds);
        if (!missing.isEmpty()) {
            // Quarkus prints this exception as one line without a stack trace.
            throw new ConfigurationException(refusal(missing));
        }
    }

    static String refusal(Set<String> missing) {
        return "HITCH_CREDENTIAL_KEYS lacks " + String.join(", ", missing)
                + ", and secrets are still sealed with it: add it behind the first, run the command \"reseal\", and drop it"
                + " once \"reseal --check\" finds nothing left";
    }
}
