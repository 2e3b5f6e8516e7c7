package dev.hitch.connection;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.hitch.provider.ProviderAccount;

/** The customer's account, as the provider knows it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "The account, as the provider knows it.")
record Account(String name, List<String> dotNumbers, String user) {

    static Account of(ProviderAccount account) {
        return new Account(account.name(), account.dotNumbers(), account.user());
    }
}
