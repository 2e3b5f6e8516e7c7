package dev.hitch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.RuntimeConfigBuilder;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;

import dev.hitch.application.verification.KeySource;
import dev.hitch.credential.CredentialKeys;
import dev.hitch.postgres.DatabaseConfigSourceFactory;

/** Ends a start in production with one clear line for each missing setting, before anything else happens. */
final class StartCheck {

    private StartCheck() {}

    /** Ends the process with status 1 where a setting that production needs is missing or malformed. */
    static void requireSettings() {
        List<String> problems = problems();
        problems.forEach(System.err::println);
        if (!problems.isEmpty()) {
            System.exit(1);
        }
    }

    /** What is missing or malformed, a line each; nothing where the service can start. */
    static List<String> problems() {
        List<String> problems = new ArrayList<>();
        try {
            // Reading the configuration also parses DATABASE_URL.
            Config config = settings();
            require(
                    config,
                    "database.url",
                    "DATABASE_URL is not set: postgresql://user:password@host:5432/name",
                    problems);
            requireVerificationKey(config, problems);
            require(
                    config,
                    "mp.jwt.verify.issuer",
                    "MP_JWT_VERIFY_ISSUER is not set: the iss of the tokens to accept",
                    problems);
            // A key alone would accept every client of an identity provider that also serves other APIs.
            if (value(config, "hitch.caller.clients").isEmpty()) {
                require(
                        config,
                        "mp.jwt.verify.audiences",
                        "MP_JWT_VERIFY_AUDIENCES is not set: the aud of the tokens to accept; where the identity provider"
                                + " writes none, HITCH_CALLER_CLIENTS: the clients to let in",
                        problems);
            }
            requireCredentialKey(config, problems);
            requirePatience(config, problems);
        } catch (IllegalArgumentException malformed) {
            problems.add(malformed.getMessage());
        }
        return problems;
    }

    /**
     * The settings of this run. Throws {@link IllegalArgumentException}, with one line, where {@code DATABASE_URL} is
     * malformed or there is no place for temporary files, which the service and the commands that use the database
     * need.
     */
    static Config settings() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Files.delete(Files.createTempFile(temporary, "hitch", null));
        } catch (IOException unusable) {
            throw new IllegalArgumentException(
                    "The directory for temporary files, " + temporary + ", cannot be written to:"
                            + " mount one there, or name another with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIRECTORY");
        }
        return readSettings();
    }

    /**
     * Reads the settings anew, from every place that Quarkus takes them from when it starts. Throws
     * {@link IllegalArgumentException} where {@code DATABASE_URL} is malformed; its message holds no password.
     */
    static SmallRyeConfig readSettings() {
        // ConfigProvider would answer a native binary with the settings of the machine that built it.
        return new SmallRyeConfigBuilder()
                .withCustomizers(new RuntimeConfigBuilder())
                .withSources(new DatabaseConfigSourceFactory(), new PropertiesLocationConfigSourceFactory())
                .build();
    }

    private static void require(Config config, String name, String problem, List<String> problems) {
        if (value(config, name).isEmpty()) {
            problems.add(problem);
        }
    }

    private static void requireVerificationKey(Config config, List<String> problems) {
        // The library uses NONE for "no key"; the packaged tests set it.
        Optional<String> key = value(config, "mp.jwt.verify.publickey").filter(text -> !text.equals("NONE"));
        Optional<String> location = value(config, "mp.jwt.verify.publickey.location");
        if (key.isEmpty() && location.isEmpty()) {
            problems.add("MP_JWT_VERIFY_PUBLICKEY_LOCATION is not set: a JWKS address or the file of a public key;"
                    + " the command \"keys --out DIR\" makes one");
            return;
        }
        try {
            KeySource.requireUsable(key, location);
        } catch (IllegalArgumentException unusable) {
            problems.add(unusable.getMessage());
        }
    }

    private static void requireCredentialKey(Config config, List<String> problems) {
        Optional<String> keys = value(config, "hitch.credential-keys");
        if (keys.isEmpty()) {
            problems.add(
                    "HITCH_CREDENTIAL_KEYS is not set: id:base64(32 bytes); the command \"keys --out DIR\" makes one");
        } else {
            try {
                new CredentialKeys(List.of(keys.get().split(",")));
            } catch (IllegalArgumentException malformed) {
                problems.add(malformed.getMessage());
            }
        }
    }

    // While a provider is asked nothing is sent, and a user whose connection is cut sees neither success nor failure.
    private static void requirePatience(Config config, List<String> problems) {
        Duration idle = duration(config, "quarkus.http.idle-timeout", Duration.ofMinutes(1));
        Duration provider = duration(config, "hitch.provider.time-limit", Duration.ofSeconds(20));
        if (!idle.isZero() && idle.compareTo(provider) <= 0) {
            problems.add("QUARKUS_HTTP_IDLE_TIMEOUT is " + idle + ": it must be longer than HITCH_PROVIDER_TIME_LIMIT, "
                    + provider + ", or users are cut off while their provider is asked");
        }
    }

    private static Duration duration(Config config, String name, Duration usual) {
        return value(config, name).map(DurationConverter::parseDuration).orElse(usual);
    }

    private static Optional<String> value(Config config, String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }
}
