package dev.hitch.command;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.Config;

/** Runs one piece of work inside Quarkus, native or not, without HTTP server and scheduler. */
public final class CommandStart {

    private static final String DOOR = "quarkus.http.host-enabled";

    private CommandStart() {}

    /**
     * Lets {@code work} run to its end; the exit status is what it returns. Throws {@link Failed} where the start or
     * the work fails, and {@link IllegalStateException} where {@code settings} name no database.
     */
    public static int run(Config settings, Class<? extends QuarkusApplication> work, String... arguments) {
        if (settings.getOptionalValue("database.url", String.class).isEmpty()) {
            throw new IllegalStateException("DATABASE_URL is not set: postgresql://user:password@host:5432/name");
        }
        System.setProperty(DOOR, "false");
        System.setProperty("quarkus.scheduler.enabled", "false");
        // The output of the command goes to stdout, the log to stderr.
        System.setProperty("quarkus.log.console.stderr", "true");
        // Nothing routes traffic here, so there is nothing to wait for before the end.
        System.setProperty("quarkus.shutdown.delay", "0S");
        AtomicInteger status = new AtomicInteger();
        AtomicReference<Throwable> reason = new AtomicReference<>();
        Quarkus.run(
                work,
                (code, failure) -> {
                    status.set(code);
                    reason.set(failure);
                },
                arguments);
        if (reason.get() != null) {
            throw new Failed(reason.get());
        }
        return status.get();
    }

    /** Whether this process runs a command rather than the service. */
    public static boolean isCommand() {
        return "false".equals(System.getProperty(DOOR));
    }

    /** The start or the work failed, for the reason that is its cause. */
    public static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1;

        Failed(Throwable reason) {
            super(reason);
        }
    }
}
