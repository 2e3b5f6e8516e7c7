package dev.hitch.application.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The keys of an installation without an identity provider, as files in one directory.
 *
 * @param privateKey PKCS #8 PEM of an RSA key of 2,048 bits; signs tokens; readable by its owner alone
 * @param publicKey X.509 PEM; verifies them
 * @param credentialKey one line {@code id:base64(32 bytes)}, the form of {@code HITCH_CREDENTIAL_KEYS}; owner alone
 */
public record KeyFiles(Path privateKey, Path publicKey, Path credentialKey) {

    // RS256: its signatures are checked many times faster than those of elliptic curves.
    private static final int RSA_BITS = 2048;

    private static KeyFiles in(Path directory) {
        return new KeyFiles(
                directory.resolve("private.pem"), directory.resolve("public.pem"), directory.resolve("credential.key"));
    }

    /** The keys in {@code directory}; creates them if they are missing. */
    public static KeyFiles readOrCreate(Path directory) {
        KeyFiles files = in(directory);
        return Files.exists(files.credentialKey) ? files : create(directory);
    }

    /** Creates new keys in {@code directory}; throws {@link IllegalStateException} instead of overwriting one. */
    public static KeyFiles create(Path directory) {
        KeyFiles files = in(directory);
        try {
            Files.createDirectories(directory);
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            KeyPair pair = generator.generateKeyPair();
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            write(files.privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()), "rw-------");
            write(files.publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()), "rw-r--r--");
            // Written last: if this file exists, all three are complete.
            write(files.credentialKey, "k1:" + Base64.getEncoder().encodeToString(secret) + "\n", "rw-------");
            return files;
        } catch (GeneralSecurityException unsupported) {
            throw new IllegalStateException(unsupported);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The content of the credential key's file. */
    public String credentialKeys() {
        try {
            return Files.readString(credentialKey).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    private static void write(Path file, String text, String permissions) throws IOException {
        if (Files.exists(file)) {
            throw new IllegalStateException(file + " exists already; choose another directory or move it away");
        }
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        }
        Files.writeString(file, text, posix ? StandardOpenOption.WRITE : StandardOpenOption.CREATE_NEW);
    }

    /** Does not print the secret. */
    @Override
    public String toString() {
        return "KeyFiles" + Set.of(privateKey, publicKey, credentialKey);
    }
}
