package dev.hitch.connection;

import java.util.Optional;

import dev.hitch.id.RandomTokens;
import dev.hitch.id.Sha256;

/**
 * What an integrator's server sends to use one connection: {@code con_tkn_} and 32 characters, 190 random bits. Never
 * printed.
 */
public final class ConnectionToken {

    /** The header that it comes in. A request keeps the parsed token under this name, too. */
    public static final String HEADER = "Connection-Token";

    private static final String PREFIX = "con_tkn_";

    private final String value;
    private final byte[] hash;

    private ConnectionToken(String value) {
        this.value = value;
        this.hash = Sha256.of(value);
    }

    static ConnectionToken next(RandomTokens random) {
        return new ConnectionToken(random.next(PREFIX));
    }

    /** The token that {@code text} is, or empty where it does not have the form of one. */
    public static Optional<ConnectionToken> parse(String text) {
        return Optional.of(text)
                .filter(given -> RandomTokens.matches(PREFIX, given))
                .map(ConnectionToken::new);
    }

    /** Its SHA-256, by which it is found. A slow or salted hash would add nothing: it is random. */
    public byte[] hash() {
        return hash;
    }

    /** The token itself, to be sealed or handed to its owner. */
    String reveal() {
        return value;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
