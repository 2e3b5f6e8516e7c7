package dev.hitch.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

import io.quarkus.runtime.LaunchMode;

import dev.hitch.application.token.KeyFiles;

/**
 * What development and test mode need to run without any setting: a Postgres, a key pair for tokens and a credential
 * key. Development keeps them in {@code .hitch}, where they survive restarts and {@code mvn clean}; tests keep them in
 * {@code target}.
 */
public final class Development {

    /** The {@code iss} of tokens in development and tests. */
    public static final String ISSUER = "https://issuer.hitch.localhost";
    /** The {@code aud} of tokens in development and tests. */
    public static final String AUDIENCE = "hitch";

    private static final String SERVER_LIBRARY = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    private Development() {}

    /** Whether this is a checkout rather than a production jar, which comes without the embedded Postgres. */
    public static boolean isAvailable() {
        try {
            Class.forName(SERVER_LIBRARY, false, Development.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException production) {
            return false;
        }
    }

    /** The URL of the embedded Postgres, which is started unless it already runs. */
    public static String databaseUrl() {
        boolean keep = LaunchMode.current() == LaunchMode.DEVELOPMENT;
        // By name: the library is not in a production jar, and a native build must not look for it.
        String starter = Development.class.getPackageName() + ".EmbeddedPostgresServer";
        return exclusively(() -> {
            try {
                return (String) Class.forName(starter)
                        .getDeclaredMethod("startOrReuse", Path.class, boolean.class)
                        .invoke(null, home().resolve("postgres"), keep);
            } catch (InvocationTargetException failed) {
                throw new IllegalStateException("The embedded Postgres did not start", failed.getCause());
            } catch (ReflectiveOperationException missing) {
                throw new IllegalStateException("The embedded Postgres is not on the class path", missing);
            }
        });
    }

    /** The keys of development; creates them on first use. */
    public static KeyFiles keys() {
        return exclusively(() -> KeyFiles.readOrCreate(home().resolve("keys")));
    }

    /** The settings that development and tests need beside the database. */
    static Map<String, String> settings() {
        KeyFiles keys = keys();
        return Map.of(
                "mp.jwt.verify.publickey.location",
                keys.publicKey().toUri().toString(),
                "mp.jwt.verify.issuer",
                ISSUER,
                "mp.jwt.verify.audiences",
                AUDIENCE,
                "hitch.credential-keys",
                keys.credentialKeys());
    }

    private static Path home() {
        Path project = Path.of("").toAbsolutePath();
        boolean keep = LaunchMode.current() == LaunchMode.DEVELOPMENT;
        return keep ? project.resolve(".hitch") : project.resolve("target").resolve("hitch-test");
    }

    // Two processes may start at the same moment and create the same files.
    private static <T> T exclusively(java.util.function.Supplier<T> work) {
        synchronized (Development.class) {
            try {
                Files.createDirectories(home());
                try (FileChannel file = FileChannel.open(
                                home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var held = file.lock()) {
                    return work.get();
                }
            } catch (IOException unusable) {
                throw new UncheckedIOException("Cannot write to " + home(), unusable);
            }
        }
    }
}
