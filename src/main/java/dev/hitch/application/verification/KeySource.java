package dev.hitch.application.verification;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Where the document of keys comes from: an address, a file, or the setting itself. Its text names it to the operator.
 */
public final class KeySource implements AutoCloseable {

    private static final String KEY = "MP_JWT_VERIFY_PUBLICKEY";
    private static final String LOCATION = "MP_JWT_VERIFY_PUBLICKEY_LOCATION";

    private final String name;
    private final Uni<String> document;
    private final JwksAddress address;

    private KeySource(String name, Uni<String> document, JwksAddress address) {
        this.name = name;
        this.document = document;
        this.address = address;
    }

    /** As {@code MP_JWT_VERIFY_PUBLICKEY} or {@code MP_JWT_VERIFY_PUBLICKEY_LOCATION} say. */
    static KeySource of(JWTAuthContextInfo settings, Vertx vertx) {
        if (settings.getPublicKeyContent() != null) {
            return new KeySource(KEY, Uni.createFrom().item(settings.getPublicKeyContent()), null);
        }
        String location = String.valueOf(settings.getPublicKeyLocation());
        if (isAddress(location)) {
            JwksAddress address = new JwksAddress(vertx, URI.create(location));
            return new KeySource(withoutUser(location), Uni.createFrom().deferred(address::read), address);
        }
        return new KeySource(location, Uni.createFrom().item(() -> readFile(location)), null);
    }

    /**
     * Refuses settings that can never lead to a key: a malformed address, a file that cannot be read, or a text that
     * holds no key. Nothing is fetched.
     *
     * @throws IllegalArgumentException with a line that names the setting
     */
    public static void requireUsable(Optional<String> key, Optional<String> location) {
        String where = location.orElse("");
        try {
            if (key.isPresent()) {
                KeySet.parse(key.get());
            } else if (!isAddress(where)) {
                KeySet.parse(readFile(where));
            } else if (URI.create(where).getHost() == null) {
                throw new IllegalArgumentException("is no address with a host");
            }
        } catch (IllegalStateException unreadable) {
            throw new IllegalArgumentException(LOCATION + " names a file that cannot be read: " + where);
        } catch (IllegalArgumentException unusable) {
            String setting = key.isPresent() ? KEY : LOCATION + " " + withoutUser(where);
            throw new IllegalArgumentException(setting + ": " + unusable.getMessage());
        }
    }

    private static boolean isAddress(String location) {
        return location.matches("(?i)https?://.*");
    }

    private static String readFile(String location) {
        try {
            return Files.readString(Path.of(location.replaceFirst("^file:(//)?", "")));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable.getClass().getSimpleName());
        }
    }

    private static String withoutUser(String url) {
        return url.replaceFirst("//[^/@]*@", "//");
    }

    /** Its present text; fails with a message that says why there is none. */
    Uni<String> read() {
        return document;
    }

    /** Whether it may have another text later. */
    boolean changes() {
        return address != null;
    }

    @Override
    public void close() {
        if (address != null) {
            address.close();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
