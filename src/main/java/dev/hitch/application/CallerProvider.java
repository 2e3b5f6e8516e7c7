package dev.hitch.application;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Tells a resource who is calling. The only reader of claims. */
@ApplicationScoped
public class CallerProvider {

    private final JsonWebToken token;
    private final ApplicationRepository applications;
    private final ApplicationConfig config;
    private final Clock clock;
    // An application's id never changes, so it may be remembered for as long as there is room.
    private final Cache<ClientKey, ApplicationId> known =
            Caffeine.newBuilder().maximumSize(10_000).build();

    CallerProvider(JsonWebToken token, ApplicationRepository applications, ApplicationConfig config, Clock clock) {
        this.token = token;
        this.applications = applications;
        this.config = config;
        this.clock = clock;
    }

    /** The caller of the present request, whose token has been verified. The first call of an application makes its row. */
    public Uni<Caller> current() {
        ClientKey key = new ClientKey(token.getIssuer(), token.getClaim(config.clientIdClaim()));
        ApplicationId id = known.getIfPresent(key);
        if (id != null) {
            return Uni.createFrom().item(new Caller(id));
        }
        return applications
                .findOrCreate(key.issuer(), key.clientId(), clock.instant())
                .invoke(found -> known.put(key, found))
                .map(Caller::new);
    }

    private record ClientKey(String issuer, String clientId) {}
}
