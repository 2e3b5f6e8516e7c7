package dev.hitch.provider;

import java.util.List;
import java.util.Map;

import io.smallrye.mutiny.Uni;

import dev.hitch.credential.Credentials;
import dev.hitch.provider.ProviderFailure.Kind;

/**
 * A telematics service. An implementation is an application-scoped bean in a folder of its own; nothing else has to be changed
 * to add one. {@link ProviderCalls} bounds the time of every call and measures it.
 */
public interface Provider {

    /** The code that names it in the API for ever, such as {@code geotab}: lower-case letters, digits and dashes. */
    String code();

    /** The name that users know it by. */
    String name();

    /** How far it may be relied on. */
    ProviderStatus status();

    /** The fields of its form, in the order in which they are asked for. */
    List<ProviderField> fields();

    /** Earlier names of its fields, each with the present one: they are taken in its place. */
    default Map<String, String> formerNames() {
        return Map.of();
    }

    /** Whether this installation offers it. */
    default boolean enabled() {
        return true;
    }

    /**
     * Asks the service whether these credentials open an account. Called with a value for every required field and for no
     * field that is not in {@link #fields()}. Never retries a refusal, never blocks, holds no database connection.
     *
     * @return the account; or fails with a {@link ProviderFailure}. Any other failure counts as {@link Kind#UNAVAILABLE}.
     */
    Uni<ProviderAccount> verify(Credentials credentials);
}
