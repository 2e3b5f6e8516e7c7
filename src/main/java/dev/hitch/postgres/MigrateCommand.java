package dev.hitch.postgres;

import java.util.concurrent.Callable;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code migrate}: brings the schema of {@code DATABASE_URL} up to date and ends. */
public final class MigrateCommand implements Callable<Integer> {

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).mixinStandardHelpOptions(true);

    /** What it is called with. */
    public CommandSpec spec() {
        spec.usageMessage().description("Brings the schema of DATABASE_URL up to date and ends.");
        return spec;
    }

    @Override
    public Integer call() {
        if (ConfigProvider.getConfig()
                .getOptionalValue("database.url", String.class)
                .isEmpty()) {
            throw new IllegalStateException("DATABASE_URL is not set: postgresql://user:password@host:5432/name");
        }
        // The service's own start does the work, native or not; only its door stays shut.
        System.setProperty("quarkus.flyway.migrate-at-start", "true");
        System.setProperty("quarkus.http.host-enabled", "false");
        Quarkus.run(Migrated.class);
        return ExitCode.OK;
    }

    /** Ends as soon as the start, and with it the migration, is done. */
    public static class Migrated implements QuarkusApplication {

        @Override
        public int run(String... arguments) {
            return ExitCode.OK;
        }
    }
}
