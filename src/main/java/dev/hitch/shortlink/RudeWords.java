package dev.hitch.shortlink;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.sqids.Sqids;

/**
 * Words that no customer should find in a code. The list is the one that keeps such words out of Sqids: rude words of several
 * languages.
 *
 * @see <a href="https://github.com/sqids/sqids-blocklist">sqids-blocklist</a>
 */
final class RudeWords {

    // Short ones that the list lacks: it has longer words that hold them.
    private static final Set<String> MORE = Set.of("sex", "xxx", "kkk", "fuk", "fck");

    // The digits that people read as this letter, beside the letter itself.
    private static final Map<Character, String> DIGITS =
            Map.of('a', "4", 'b', "68", 'e', "3", 'g', "69", 'q', "9", 's', "5", 't', "7", 'z', "2");

    private static final Pattern SPELT =
            Pattern.compile(Stream.concat(Sqids.Builder.DEFAULT_BLOCK_LIST.stream(), MORE.stream())
                    // The others have a letter that no code has, or a digit in the place of one.
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

    /** Whether one of them stands in {@code code}, digits read as letters. */
    static boolean in(String code) {
        return SPELT.matcher(code).find();
    }
}
