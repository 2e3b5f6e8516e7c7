package dev.hitch.id;

import java.util.random.RandomGenerator;

/**
 * Draws texts over an alphabet, each character uniformly and independently: a drawn number past the alphabet's end is thrown
 * away rather than folded back, which would favour the first characters.
 */
public final class AlphabetSampler {

    private final String alphabet;
    private final RandomGenerator random;
    private final int mask;

    /** Over {@code alphabet}, 2 to 128 distinct characters, with the randomness of {@code random}. */
    public AlphabetSampler(String alphabet, RandomGenerator random) {
        this.alphabet = alphabet;
        this.random = random;
        this.mask = Integer.highestOneBit(alphabet.length() - 1) * 2 - 1;
    }

    /** A text of {@code length} characters. */
    public String draw(int length) {
        StringBuilder text = new StringBuilder(length);
        byte[] bytes = new byte[length * 2];
        while (text.length() < length) {
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length && text.length() < length; i++) {
                int index = bytes[i] & mask;
                if (index < alphabet.length()) {
                    text.append(alphabet.charAt(index));
                }
            }
        }
        return text.toString();
    }
}
