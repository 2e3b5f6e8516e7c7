package dev.hitch;

import java.util.Optional;
import java.util.stream.Stream;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;

import dev.hitch.postgres.DatabaseFailure;

/** Reports why the service or a command could not start. */
final class StartFailure {

    private StartFailure() {}

    /** Prints one line if an operator can mend the reason, else the whole stack trace. */
    static void tell(Throwable failure) {
        line(failure).ifPresentOrElse(System.err::println, failure::printStackTrace);
    }

    static String taken(String host, int port, Optional<String> holder) {
        String who = holder.map(process -> "Port " + port + " is taken by " + process)
                .orElse("Port " + port + " of " + host
                        + " cannot be listened on, most likely because another process does" + " (lsof -i :" + port
                        + " shows which)");
        int other = port == 65535 ? port - 1 : port + 1;
        return who + ": stop that process, or use another port with QUARKUS_HTTP_PORT=" + other;
    }

    private static Optional<String> line(Throwable failure) {
        Throwable root = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .orElseThrow();
        if (root instanceof QuarkusBindException taken) {
            return Optional.of(taken(taken.getHost(), taken.getPort(), PortHolder.of(taken.getPort())));
        }
        boolean said = root instanceof ConfigurationException
                || root instanceof ConfigValidationException
                || root instanceof PreventFurtherStepsException;
        return said
                ? Optional.of(root.getMessage())
                : DatabaseFailure.line(failure, StartCheck.readSettings().getValue("database.url", String.class));
    }
}
