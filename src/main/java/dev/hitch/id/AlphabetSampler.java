package dev.hitch.id;

import java.util.random.RandomGenerator;

/** Draws texts over an alphabet, each character uniformly and independently of the others. */
public final class AlphabetSampler {

    private final String alphabet;
    private final RandomGenerator random;

    /** Over {@code alphabet}, whose characters are distinct, with the randomness of {@code random}. */
    public AlphabetSampler(String alphabet, RandomGenerator random) {
        this.alphabet = alphabet;
        this.random = random;
    }

    /** A text of {@code length} characters. */
    public String draw(int length) {
        StringBuilder text = new StringBuilder(length);
        // Rejects numbers that would make some characters more likely than others.
        random.ints(length, 0, alphabet.length()).forEach(index -> text.append(alphabet.charAt(index)));
        return text.toString();
    }
}
