package dev.hitch.application;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Tells a resource who is calling. */
@ApplicationScoped
public class CallerProvider {

    private final SecurityIdentity identity;
    private final ApplicationRepository applications;
    private final Clock clock;
    // The id of an application never changes, so entries do not expire.
    private final Cache<Client, ApplicationId> known =
            Caffeine.newBuilder().maximumSize(10_000).build();

    CallerProvider(SecurityIdentity identity, ApplicationRepository applications, Clock clock) {
        this.identity = identity;
        this.applications = applications;
        this.clock = clock;
    }

    /**
     * The application that the verified token of this request names. The first call of an application creates its row.
     */
    public Uni<ApplicationId> current() {
        Client client = client();
        ApplicationId id = known.getIfPresent(client);
        if (id != null) {
            return Uni.createFrom().item(id);
        }
        return applications
                .findOrCreate(client.issuer(), client.id(), clock.instant())
                .invoke(found -> known.put(client, found));
    }

    /** What the verified token of this request names. Reads nothing from the database. */
    public Client client() {
        return (Client) identity.getPrincipal();
    }
}
