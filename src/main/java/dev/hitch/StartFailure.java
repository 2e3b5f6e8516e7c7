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

    private static Optional<String> line(Throwable failure) {
        Throwable root = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .orElseThrow();
        if (root instanceof QuarkusBindException taken) {
            return Optional.of(
                    "Port " + taken.getPort() + " of " + taken.getHost()
                            + " cannot be listened to, most likely because another process does: QUARKUS_HTTP_PORT names another");
        }
        boolean said = root instanceof ConfigurationException
                || root instanceof ConfigValidationException
                || root instanceof PreventFurtherStepsException;
        return said
                ? Optional.of(root.getMessage())
                : DatabaseFailure.line(failure, StartCheck.readSettings().getValue("database.url", String.class));
    }
}
