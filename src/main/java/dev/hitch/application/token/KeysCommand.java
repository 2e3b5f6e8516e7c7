package dev.hitch.application.token;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code keys --out DIR}: creates the keys of an installation without an identity provider. */
public final class KeysCommand implements Callable<Integer> {

    // No annotations, and a converter of our own: picocli would use reflection for both, which a native binary does not
    // have.
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this)
            .mixinStandardHelpOptions(true)
            .addOption(OptionSpec.builder("--out")
                    .paramLabel("DIR")
                    .type(Path.class)
                    .converters(Path::of)
                    .required(true)
                    .description(
                            "Where private.pem, public.pem and credential.key are written. Nothing is overwritten.")
                    .build());

    /** The options. */
    public CommandSpec spec() {
        spec.usageMessage().description("Makes a key pair for access tokens and a credential key.");
        return spec;
    }

    @Override
    public Integer call() {
        KeyFiles files = KeyFiles.create(spec.findOption("--out").getValue());
        spec.commandLine().getOut().println("Private key, signs tokens:        " + files.privateKey());
        spec.commandLine().getOut().println("Public key, verifies them:        " + files.publicKey());
        spec.commandLine().getOut().println("Credential key, seals secrets:    " + files.credentialKey());
        return ExitCode.OK;
    }
}
