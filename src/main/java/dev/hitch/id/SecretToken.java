package dev.hitch.id;

import java.util.Optional;

/**
 * What a caller shows to be let in: a prefix that says what for, and 32 characters, 190 random bits. Never printed.
 *
 * @see RandomTokens#secret
 */
public final class SecretToken {

    private final String prefix;
    private final String value;
    private final byte[] hash;

    SecretToken(String prefix, String value) {
        this.prefix = prefix;
        this.value = value;
        this.hash = Sha256.of(value);
    }

    /** The token that {@code text} is, or empty where it does not have the form of one with this {@code prefix}. */
    public static Optional<SecretToken> parse(String prefix, String text) {
        return Optional.of(text)
                .filter(given -> RandomTokens.matches(prefix, given))
                .map(given -> new SecretToken(prefix, given));
    }

    /** Its SHA-256, by which it is found. A slow or salted hash would add nothing: it is random. */
    public byte[] hash() {
        return hash;
    }

    /** The token itself, to be encrypted or handed to its owner. */
    public String reveal() {
        return value;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return prefix + "…";
    }
}
