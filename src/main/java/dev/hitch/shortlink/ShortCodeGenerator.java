package dev.hitch.shortlink;

import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.hitch.id.AlphabetSampler;

/**
 * The only place that draws codes: each of the 8 symbols uniform over the 31 of the alphabet, 39.6 bits in all. One that spells a
 * rude word is thrown away and drawn again, which leaves the draw uniform over all others.
 */
@ApplicationScoped
class ShortCodeGenerator {

    private final AlphabetSampler sampler;

    ShortCodeGenerator(RandomGenerator random) {
        this.sampler = new AlphabetSampler(ShortCode.ALPHABET, random);
    }

    ShortCode next() {
        String code = sampler.draw(ShortCode.LENGTH);
        while (RudeWords.in(code)) {
            code = sampler.draw(ShortCode.LENGTH);
        }
        return new ShortCode(code);
    }
}
