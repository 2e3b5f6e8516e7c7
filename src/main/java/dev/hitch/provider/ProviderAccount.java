package dev.hitch.provider;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The account that credentials opened.
 *
 * @param sourceId the provider's id of the account, by which the same account is recognised; null where it has none
 * @param name the name of the account, or null
 * @param user the user that the credentials belong to, or null
 * @param dotNumbers the carrier's numbers at the U.S. Department of Transportation; may be empty
 * @param remembered what the next call for the same credentials is to know, such as the server that has the account; it
 *     is stored with the credentials, encrypted as they are, under names that no field of the form has
 */
public record ProviderAccount(
        String sourceId, String name, String user, List<String> dotNumbers, Map<String, String> remembered) {

    private static final int MOST_DOT_NUMBERS = 50;
    private static final Predicate<String> IS_DOT_NUMBER =
            Pattern.compile("(?!0+$)[0-9]{1,12}").asMatchPredicate();

    /**
     * Copies the collections. What is no DOT number is left out, a number of 1 to 12 digits that is not zero: people
     * type them into the provider's own settings, and connections are found by them. At most 50 are kept.
     */
    public ProviderAccount {
        dotNumbers = dotNumbers.stream()
                .filter(IS_DOT_NUMBER)
                .distinct()
                .limit(MOST_DOT_NUMBERS)
                .toList();
        remembered = Map.copyOf(remembered);
    }

    /** An account of which nothing has to be remembered. */
    public ProviderAccount(String sourceId, String name, String user, List<String> dotNumbers) {
        this(sourceId, name, user, dotNumbers, Map.of());
    }
}
