package dev.hitch.credential.reseal;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.eclipse.microprofile.config.Config;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

import dev.hitch.command.CommandStart;
import dev.hitch.credential.CredentialKeys;

/**
 * {@code reseal}: encrypts every secret with the first of {@code HITCH_CREDENTIAL_KEYS}, while the service runs, and
 * ends.
 */
public final class ResealCommand implements Callable<Integer> {

    private static final int MOST = 10_000;

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this)
            .mixinStandardHelpOptions(true)
            .addOption(OptionSpec.builder("--batch-size")
                    .paramLabel("N")
                    .type(Integer.class)
                    .converters(ResealCommand::batchSize)
                    .defaultValue("500")
                    .description("How many secrets are re-sealed in one transaction: 1 to " + MOST
                            + ", ${DEFAULT-VALUE} by default.")
                    .build())
            .addOption(OptionSpec.builder("--check")
                    .type(Boolean.class)
                    .arity("0")
                    .defaultValue("false")
                    .description("Changes nothing, and counts the secrets by key.")
                    .build());

    private final Supplier<? extends Config> settings;

    /** Reads {@code settings} when it runs. */
    public ResealCommand(Supplier<? extends Config> settings) {
        this.settings = settings;
    }

    private static int batchSize(String text) {
        int size = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (size < 1 || size > MOST) {
            throw new TypeConversionException("must be 1 to " + MOST + ", not " + text);
        }
        return size;
    }

    /** The options. */
    public CommandSpec spec() {
        spec.usageMessage()
                .description(
                        "Seals every secret with the first of HITCH_CREDENTIAL_KEYS, while the service runs. May be killed and"
                                + " started again at any time.",
                        "Ends with status 0 where nothing is sealed with another key any more.");
        return spec;
    }

    @Override
    public Integer call() {
        Config run = settings.get();
        // Checked here for a message of one line; the start would print many.
        new CredentialKeys(List.of(run.getOptionalValue("hitch.credential-keys", String.class)
                .orElse("")
                .split(",")));
        System.setProperty("quarkus.flyway.migrate-at-start", "false");
        return CommandStart.run(
                run,
                ResealRun.class,
                spec.findOption("--batch-size").getValue().toString(),
                spec.findOption("--check").getValue().toString());
    }
}
