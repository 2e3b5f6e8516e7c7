package dev.hitch.application;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import dev.hitch.origin.Origin;

/** Reads and changes an application's settings. */
@ApplicationScoped
public class ApplicationService {

    private final ApplicationRepository applications;
    private final Clock clock;

    ApplicationService(ApplicationRepository applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    /** The application {@code id}. */
    @WithSession
    public Uni<Application> read(ApplicationId id) {
        return applications.get(id);
    }

    /** The application that {@code key} names in a browser, empty where it names none or is null. */
    @WithSession
    public Uni<Optional<Application>> findByPublishableKey(String key) {
        return applications.findByPublishableKey(key).map(Optional::ofNullable);
    }

    /** Whether users may be sent back to {@code redirectUrl}, a well-formed one; true where it is null. */
    public Uni<Boolean> mayRedirectTo(ApplicationId id, String redirectUrl) {
        if (redirectUrl == null) {
            return Uni.createFrom().item(true);
        }
        Origin origin = Origin.ofUrl(redirectUrl).orElseThrow();
        return read(id).map(application -> application.mayRedirectTo(origin));
    }

    /** The application {@code id} after taking over {@code patch}. */
    @WithTransaction
    Uni<Application> patch(ApplicationId id, PatchApplication patch) {
        return applications
                .lock(id)
                .invoke(application -> application.apply(patch, clock.instant()))
                .call(applications::flush);
    }
}
