package dev.hitch.application.token;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code token}: prints an access token and nothing else, for installations without an identity provider. */
public final class TokenCommand implements Callable<Integer> {

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this)
            .mixinStandardHelpOptions(true)
            .addOption(
                    option("--key", "FILE", Path.class, Path::of, "The private key: private.pem of the command keys."))
            .addOption(option(
                    "--issuer", "ISS", String.class, text -> text, "The iss claim: what MP_JWT_VERIFY_ISSUER says."))
            .addOption(option(
                    "--audience",
                    "AUD",
                    String.class,
                    text -> text,
                    "The aud claim: what MP_JWT_VERIFY_AUDIENCES says."))
            .addOption(option(
                    "--client-id", "ID", String.class, text -> text, "The client_id claim: names the application."))
            .addOption(option(
                    "--scope", "SCOPES", String.class, text -> text, "The scope claim: scopes separated by spaces."))
            .addOption(
                    option(
                            "--expires-in",
                            "DURATION",
                            Duration.class,
                            Duration::parse,
                            "An ISO 8601 duration: P90D, PT1H. A service takes 100 days, or what HITCH_CALLER_TOKEN_LIFETIME says."));

    // picocli's own converters need reflection, which a native binary has only for registered classes.
    private static <T> OptionSpec option(
            String name, String label, Class<T> type, ITypeConverter<T> converter, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(type)
                .converters(converter)
                .required(true)
                .description(description)
                .build();
    }

    /** The options. */
    public CommandSpec spec() {
        spec.usageMessage().description("Prints an access token and nothing else.");
        return spec;
    }

    @Override
    public Integer call() throws Exception {
        Path key = value("--key");
        PrivateKey privateKey = KeyUtils.decodePrivateKey(Files.readString(key));
        String token = sign(
                privateKey,
                value("--issuer"),
                value("--audience"),
                value("--client-id"),
                value("--scope"),
                value("--expires-in"));
        spec.commandLine().getOut().println(token);
        return ExitCode.OK;
    }

    private <T> T value(String option) {
        return spec.findOption(option).getValue();
    }

    /**
     * A signed access token that is valid for {@code validity} from now.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9068">RFC 9068, JWT profile for access tokens</a>
     */
    public static String sign(
            PrivateKey key, String issuer, String audience, String clientId, String scope, Duration validity) {
        Instant now = Instant.now();
        return Jwt.claims()
                .issuer(issuer)
                .audience(audience)
                .subject(clientId)
                .claim("client_id", clientId)
                .claim("scope", scope)
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(validity))
                .jws()
                .type("at+jwt")
                .sign(key);
    }
}
