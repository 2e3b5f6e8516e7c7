package dev.hitch.shortlink;

import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.sqids.Sqids;

import dev.hitch.id.AlphabetSampler;

/**
 * The only place that draws codes. Each of the 8 symbols is uniform over the 31 of the alphabet: 39.6 bits in all. A
 * code with a rude word in it is dropped and another one drawn, so that the draw stays uniform over the others. The
 * words of several languages are from the list that Sqids keeps for the same purpose.
 *
 * @see <a href="https://github.com/sqids/sqids-blocklist">sqids-blocklist</a>
 */
@ApplicationScoped
public class ShortCodeGenerator {

    // Short words that are missing from the list, which only has longer words that contain them.
    private static final Set<String> MORE = Set.of("sex", "xxx", "kkk", "fuk", "fck");

    // The digits that look like this letter.
    private static final Map<Character, String> DIGITS =
            Map.of('a', "4", 'b', "68", 'e', "3", 'g', "69", 'q', "9", 's', "5", 't', "7", 'z', "2");

    private static final Pattern RUDE =
            Pattern.compile(Stream.concat(Sqids.Builder.DEFAULT_BLOCK_LIST.stream(), MORE.stream())
                    // Other words have a letter that no code has, or a digit for a letter.
                    .filter(word -> word.chars().allMatch(c -> c >= 'a' && ShortCode.ALPHABET.indexOf(c) >= 0))
                    .sorted()
                    .map(ShortCodeGenerator::spellings)
                    .collect(Collectors.joining("|")));

    private final AlphabetSampler sampler;

    /** Draws from {@code random}, which nobody may be able to guess. */
    public ShortCodeGenerator(RandomGenerator random) {
        this.sampler = new AlphabetSampler(ShortCode.ALPHABET, random);
    }

    /** Another code. */
    public ShortCode next() {
        String code = sampler.draw(ShortCode.LENGTH);
        while (isRude(code)) {
            code = sampler.draw(ShortCode.LENGTH);
        }
        return new ShortCode(code);
    }

    private static String spellings(String word) {
        return word.chars()
                .mapToObj(letter -> "[" + (char) letter + DIGITS.getOrDefault((char) letter, "") + "]")
                .collect(Collectors.joining());
    }

    /** Whether {@code code} contains a rude word, with digits read as letters. */
    static boolean isRude(String code) {
        return RUDE.matcher(code).find();
    }
}
