package dev.hitch.shortlink;

import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.hitch.id.AlphabetSampler;

/** The only place that draws codes: each of the 8 symbols uniform over the 31 of the alphabet, 39.6 bits in all. */
@ApplicationScoped
class ShortCodeGenerator {

    private final AlphabetSampler sampler;

    ShortCodeGenerator(RandomGenerator random) {
        this.sampler = new AlphabetSampler(ShortCode.ALPHABET, random);
    }

    ShortCode next() {
        return new ShortCode(sampler.draw(ShortCode.LENGTH));
    }
}
