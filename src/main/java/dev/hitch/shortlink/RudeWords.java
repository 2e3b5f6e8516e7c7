package dev.hitch.shortlink;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.sqids.Sqids;

/**
 * Words that no customer should find in a code: rude words of several languages, from the list that Sqids keeps for the
 * same purpose.
 *
 * @see <a href="https://github.com/sqids/sqids-blocklist">sqids-blocklist</a>
 */
final class RudeWords {

    // Short words that are missing from the list, which only has longer words that contain them.
    private static final Set<String> MORE = Set.of("sex", "xxx", "kkk", "fuk", "fck");

    // The digits that look like this letter.
    private static final Map<Character, String> DIGITS =
            Map.of('a', "4", 'b', "68", 'e', "3", 'g', "69", 'q', "9", 's', "5", 't', "7", 'z', "2");

    private static final Pattern SPELT =
            Pattern.compile(Stream.concat(Sqids.Builder.DEFAULT_BLOCK_LIST.stream(), MORE.stream())
                    // Other words have a letter that no code has, or a digit for a letter.
                    .filter(word -> word.chars().allMatch(c -> c >= 'a' && ShortCode.ALPHABET.indexOf(c) >= 0))
                    .sorted()
                    .map(RudeWords::spellings)
                    .collect(Collectors.joining("|")));

    private RudeWords() {}

    private static String spellings(String word) {
        return word.chars()
                .mapToObj(letter -> "[" + (char) letter + DIGITS.getOrDefault((char) letter, "") + "]")
                .collect(Collectors.joining());
    }

    /** Whether {@code code} contains such a word, with digits read as letters. */
    static boolean in(String code) {
        return SPELT.matcher(code).find();
    }
}
