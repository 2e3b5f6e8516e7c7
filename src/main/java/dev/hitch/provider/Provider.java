package dev.hitch.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

import dev.hitch.credential.Credentials;
import dev.hitch.provider.ProviderFailure.Kind;

/**
 * A telematics service. An implementation is an application-scoped bean in a folder of its own; nothing else has to be
 * changed to add one. {@link ProviderCalls} limits the time of every call and measures it.
 */
public interface Provider {

    /**
     * The code that names it in the API and must never change, such as {@code geotab}: lower-case letters, digits and
     * dashes.
     */
    String code();

    /** The name that users know it by. */
    String name();

    /** The name of the site or program in which its users sign in. */
    default String portal() {
        return name();
    }

    /** How mature it is. */
    ProviderStatus status();

    /** The fields of its form, in the order in which they are asked for. */
    List<ProviderField> fields();

    /** Former names of its fields, each with the present name; they are still accepted. */
    default Map<String, String> formerNames() {
        return Map.of();
    }

    /**
     * What is meant by what was typed into a field, as where an address contains the name that is asked for.
     *
     * @param field the name of the field
     * @param typed what was typed, trimmed and not blank; a password as it is
     * @return what to send; empty where it cannot be right, which the user is told before the provider is asked
     */
    default Optional<String> meaning(String field, String typed) {
        return Optional.of(typed);
    }

    /** Whether this installation offers it. */
    default boolean enabled() {
        return true;
    }

    /**
     * Asks the service whether these credentials open an account. Called with a value for every required field and for
     * no field that is not in {@link #fields()}. Never retries a refusal, never blocks, holds no database connection.
     *
     * @return the account; or fails with a {@link ProviderFailure}. Any other failure counts as
     *     {@link Kind#UNAVAILABLE}.
     */
    Uni<ProviderAccount> verify(Credentials credentials);
}
