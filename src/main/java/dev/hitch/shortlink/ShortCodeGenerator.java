package dev.hitch.shortlink;

import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.hitch.id.AlphabetSampler;

/**
 * The only place that draws codes: each of the 8 symbols uniform over the 31 of the alphabet, 39.6 bits in all. A code
 * with a rude word in it is dropped and another one drawn, so that the draw stays uniform over the others.
 */
@ApplicationScoped
public class ShortCodeGenerator {

    private final AlphabetSampler sampler;

    /** Draws from {@code random}, which nobody may be able to guess. */
    public ShortCodeGenerator(RandomGenerator random) {
        this.sampler = new AlphabetSampler(ShortCode.ALPHABET, random);
    }

    /** Another code. */
    public ShortCode next() {
        String code = sampler.draw(ShortCode.LENGTH);
        while (RudeWords.in(code)) {
            code = sampler.draw(ShortCode.LENGTH);
        }
        return new ShortCode(code);
    }
}
