package dev.hitch.link.token;

import java.util.Optional;

import dev.hitch.id.RandomTokens;
import dev.hitch.id.Sha256;

/**
 * What a browser hands over to the integrator's server: {@code pub_tkn_} and 32 characters, 190 random bits. Never
 * printed.
 */
public final class PublicToken {

    private static final String PREFIX = "pub_tkn_";

    private final String value;

    private PublicToken(String value) {
        this.value = value;
    }

    static PublicToken next(RandomTokens random) {
        return new PublicToken(random.next(PREFIX));
    }

    /** The token that {@code text} is, or empty where it does not have the form of one. */
    static Optional<PublicToken> parse(String text) {
        return Optional.of(text)
                .filter(given -> RandomTokens.matches(PREFIX, given))
                .map(PublicToken::new);
    }

    /** Its SHA-256, by which it is found. A slow or salted hash would add nothing: it is random. */
    byte[] hash() {
        return Sha256.of(value);
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
