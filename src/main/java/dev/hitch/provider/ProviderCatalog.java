package dev.hitch.provider;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;

import dev.hitch.credential.Credentials;
import dev.hitch.provider.ProviderFailure.Kind;

/** All providers that this installation offers. */
@ApplicationScoped
@Named("providers")
public class ProviderCatalog {

    private final Map<String, Provider> byCode;
    private final ProviderCalls calls;

    ProviderCatalog(@All List<Provider> providers, ProviderCalls calls) {
        this.byCode = byCode(providers);
        this.calls = calls;
    }

    private static Map<String, Provider> byCode(List<Provider> providers) {
        Map<String, Provider> sorted = new LinkedHashMap<>();
        providers.stream()
                .filter(Provider::enabled)
                .sorted(Comparator.comparing(Provider::name, String.CASE_INSENSITIVE_ORDER))
                .forEach(provider -> {
                    if (sorted.put(provider.code(), provider) != null) {
                        throw new IllegalStateException("Two providers have the code " + provider.code());
                    }
                });
        return Collections.unmodifiableMap(sorted);
    }

    /** The provider with this code, or empty where there is none or it is switched off. */
    public Optional<Provider> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** All of them, by name. */
    public List<Provider> all() {
        return List.copyOf(byCode.values());
    }

    /** The codes of all of them, in the same order. */
    public Collection<String> codes() {
        return byCode.keySet();
    }

    /** How many seconds a verification may take at most, rounded up. Templates read it too. */
    public long longestWait() {
        return calls.timeLimit().plusSeconds(1).minusNanos(1).toSeconds();
    }

    /**
     * Asks {@code provider} whether {@code credentials}, in which {@link ProviderFields#check} found no fault, open an
     * account. Ends within the time limit, on the Vert.x context it was called on. Call it with no database session
     * open.
     *
     * @return the account; or fails with a {@link ProviderFailure}
     */
    public Uni<ProviderAccount> verify(Provider provider, Credentials credentials) {
        return calls.verify(provider, credentials);
    }

    /** The same for the provider with this code; fails with {@link Kind#UNAVAILABLE} where it is not offered here. */
    public Uni<ProviderAccount> verify(String code, Credentials credentials) {
        return find(code).map(provider -> verify(provider, credentials)).orElseGet(() -> Uni.createFrom()
                .failure(ProviderFailure.of(Kind.UNAVAILABLE, "not offered here")));
    }
}
