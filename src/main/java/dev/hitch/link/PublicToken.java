package dev.hitch.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

import dev.hitch.id.RandomTokens;

/** What a browser hands over to the integrator's server: {@code pub_tkn_} and 32 characters, 190 random bits. Never printed. */
public final class PublicToken {

    private static final String PREFIX = "pub_tkn_";

    private final String value;

    private PublicToken(String value) {
        this.value = value;
    }

    static PublicToken next(RandomTokens random) {
        return new PublicToken(random.next(PREFIX));
    }

    /** The token that {@code text} is, or empty where it has not the form of one. */
    static Optional<PublicToken> parse(String text) {
        return Optional.of(text)
                .filter(given -> RandomTokens.matches(PREFIX, given))
                .map(PublicToken::new);
    }

    /** What it is found by. Its randomness makes a slow or salted hash pointless. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The token itself, to be handed to the browser. */
    public String reveal() {
        return value;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
