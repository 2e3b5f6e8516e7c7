package dev.hitch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.annotations.RegisterForReflection;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import dev.hitch.application.token.KeysCommand;
import dev.hitch.application.token.TokenCommand;
import dev.hitch.command.CommandStart;
import dev.hitch.credential.reseal.ResealCommand;
import dev.hitch.development.Development;
import dev.hitch.postgres.MigrateCommand;

/**
 * Starts the process: the service when there are no arguments, else one of the commands {@code keys}, {@code token},
 * {@code migrate} and {@code reseal}.
 */
@QuarkusMain
// picocli reads the options --help and --version off this class's annotations.
@RegisterForReflection(classNames = "picocli.CommandLine$AutoHelpMixin")
public class Hitch {

    Hitch() {}

    /** Runs the service until the process is stopped, or runs one command. */
    public static void main(String... arguments) {
        // Our own code names a locale wherever it matters. Libraries, the log among them, use the default.
        Locale.setDefault(Locale.ROOT);
        if (arguments.length > 0) {
            System.exit(commands().execute(arguments));
        }
        // Read once, when the class of the server is loaded. Its check would answer links that people really open with
        // an empty 400; dev.hitch.request makes every target well-formed instead. Tests and the native build set it
        // themselves.
        System.setProperty("vertx.disableURIValidation", "true");
        // Production has no database of its own. Development goes on after a failed start, and waits for changes.
        boolean development = Development.isAvailable();
        if (!development) {
            StartCheck.requireSettings();
        }
        Quarkus.run(null, (status, failure) -> {
            if (failure != null) {
                StartFailure.tell(failure);
            }
            if (development) {
                ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(status, failure);
            } else {
                System.exit(status);
            }
        });
    }

    private static CommandLine commands() {
        CommandSpec root = CommandSpec.create()
                .name("hitch")
                .mixinStandardHelpOptions(true)
                .addSubcommand("keys", new KeysCommand().spec())
                .addSubcommand("token", new TokenCommand().spec())
                .addSubcommand("migrate", new MigrateCommand(StartCheck::settings).spec())
                .addSubcommand("reseal", new ResealCommand(StartCheck::settings).spec());
        root.usageMessage()
                .description(
                        "Without a command: runs the service. Settings come from the environment; see src/docs/operating.md.");
        root.versionProvider(Hitch::version);
        root.subcommands().values().forEach(command -> command.getCommandSpec().versionProvider(Hitch::version));
        return new CommandLine(root).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof CommandStart.Failed) {
                StartFailure.tell(failure.getCause());
            } else {
                command.getErr().println(failure.getMessage());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    /** The version of the build. */
    private static String[] version() throws IOException {
        try (InputStream file = Hitch.class.getResourceAsStream("version.txt")) {
            return new String[] {"hitch " + new String(file.readAllBytes(), StandardCharsets.UTF_8).strip()};
        }
    }
}
