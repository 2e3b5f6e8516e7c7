package dev.hitch.postgres;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.Config;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

import dev.hitch.command.CommandStart;

/** {@code migrate}: brings the schema of {@code DATABASE_URL} up to date and ends. */
public final class MigrateCommand implements Callable<Integer> {

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).mixinStandardHelpOptions(true);

    private final Supplier<? extends Config> settings;

    /** Reads {@code settings} when it runs. */
    public MigrateCommand(Supplier<? extends Config> settings) {
        this.settings = settings;
    }

    /** The options. */
    public CommandSpec spec() {
        spec.usageMessage().description("Brings the schema of DATABASE_URL up to date and ends.");
        return spec;
    }

    @Override
    public Integer call() {
        // Flyway migrates during the start; nothing is left to do.
        System.setProperty("quarkus.flyway.migrate-at-start", "true");
        return CommandStart.run(settings.get(), Migrated.class);
    }

    /** Ends as soon as the start, which includes the migration, is done. */
    public static class Migrated implements QuarkusApplication {

        @Override
        public int run(String... arguments) {
            return ExitCode.OK;
        }
    }
}
