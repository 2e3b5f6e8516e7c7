package dev.hitch.id;

import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

/** Draws the random part of tokens and keys: 32 characters of base 62, 190 bits. */
@ApplicationScoped
public class RandomTokens {

    private static final String BASE_62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 32;

    private final AlphabetSampler sampler;

    /** Draws from {@code random}, which nobody may be able to guess. */
    public RandomTokens(RandomGenerator random) {
        this.sampler = new AlphabetSampler(BASE_62, random);
    }

    /** A new token; {@code prefix} includes its underscore. */
    public String next(String prefix) {
        return prefix + sampler.draw(LENGTH);
    }

    /** A new token that only its owner may see. */
    public SecretToken secret(String prefix) {
        return new SecretToken(prefix, next(prefix));
    }

    /** Whether {@code text} has the form of a token with this prefix. */
    public static boolean matches(String prefix, String text) {
        return text.length() == prefix.length() + LENGTH
                && text.startsWith(prefix)
                && text.chars().skip(prefix.length()).allMatch(c -> BASE_62.indexOf(c) >= 0);
    }
}
