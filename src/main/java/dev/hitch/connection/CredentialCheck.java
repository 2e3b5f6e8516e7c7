package dev.hitch.connection;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.credential.Credentials;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderAccount;
import dev.hitch.provider.ProviderCatalog;
import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFailure.Kind;
import dev.hitch.provider.ProviderFields;

/** Asks a provider what credentials open. */
@ApplicationScoped
class CredentialCheck {

    private static final Logger LOG = Logger.getLogger(CredentialCheck.class);

    private final ProviderCatalog providers;

    CredentialCheck(ProviderCatalog providers) {
        this.providers = providers;
    }

    /**
     * The account that {@code given} opens at {@code provider}. Call it with no database session open.
     *
     * @return or fails with an {@link ApiException}: {@code bad_request} where the provider's form has other fields, or what
     *     {@link ConnectionErrors} makes of the provider's failure
     */
    Uni<Verified> verify(String provider, Map<String, String> given) {
        return Uni.createFrom()
                .deferred(() -> providers
                        .find(provider)
                        .map(known -> verify(known, given))
                        .orElseThrow(() -> ProviderFailure.of(Kind.UNAVAILABLE, "not offered here")))
                .onFailure(ProviderFailure.class)
                .transform(failure -> ConnectionErrors.of((ProviderFailure) failure));
    }

    /**
     * The account that the stored {@code credentials} open. Call it with no database session open.
     *
     * @return or fails with what {@link ConnectionErrors} makes of the provider's failure
     */
    Uni<ProviderAccount> verifyStored(String provider, Credentials credentials) {
        return providers
                .verify(provider, credentials)
                .onFailure(ProviderFailure.class)
                .transform(failure -> ConnectionErrors.ofStored((ProviderFailure) failure));
    }

    private Uni<Verified> verify(Provider provider, Map<String, String> given) {
        List<Violation> violations = ProviderFields.check(provider, given, Violation.BODY + ".credentials");
        if (!violations.isEmpty()) {
            throw ApiException.of(ErrorCode.BAD_REQUEST, violations);
        }
        Credentials credentials = ProviderFields.credentials(provider, given);
        LOG.tracef("Asks %s about %s", provider.code(), credentials);
        return providers.verify(provider.code(), credentials).map(account -> new Verified(credentials, account));
    }
}
