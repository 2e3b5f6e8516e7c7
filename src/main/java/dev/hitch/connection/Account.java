package dev.hitch.connection;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.hitch.provider.ProviderAccount;

/**
 * The customer's account, as the provider knows it.
 *
 * @param name its name, or null
 * @param dotNumbers its numbers at the U.S. Department of Transportation; null where nothing is known of the account
 * @param user whose credentials they are, or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "The account, as the provider knows it.")
public record Account(String name, List<String> dotNumbers, User user) {

    /** Whose credentials they are. An object, as Terminal's clients expect it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AccountUser", description = "The user whose credentials they are.")
    public record User(
            @Schema(description = "The user's name or ID at the provider.")
            String sourceId,

            @Schema(format = "email", description = "Where the name at the provider is an address.")
            String email) {}

    static final Account UNKNOWN = new Account(null, null, null);

    static Account of(ProviderAccount account) {
        return new Account(account.name(), account.dotNumbers(), user(account.user()));
    }

    private static User user(String name) {
        if (name == null) {
            return null;
        }
        return new User(name, name.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+") ? name : null);
    }
}
