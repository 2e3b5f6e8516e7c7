package dev.hitch.provider;

import java.util.List;

/**
 * The account that credentials opened.
 *
 * @param sourceId the provider's id of the account, by which the same account is recognised; null where it has none
 * @param name the name of the account, or null
 * @param user the user that the credentials belong to, or null
 * @param dotNumbers the carrier's numbers at the U.S. Department of Transportation; may be empty
 */
public record ProviderAccount(String sourceId, String name, String user, List<String> dotNumbers) {

    /** Copies the list. */
    public ProviderAccount {
        dotNumbers = List.copyOf(dotNumbers);
    }
}
